// Stories made for the tests: a large one, and one that means ill.

const towns = ["Westport", "Calvo", "Lindmark", "Ansel", "Harrow", "Tabon", "Mereside", "Oldbridge"];
const things = [
  ["people were killed in the storm", 40], ["people were hurt", 310], ["homes lost power", 52000], ["people were evacuated", 8400],
  ["schools stayed closed", 23], ["trees fell on roads", 640], ["millimetres of rain fell", 112], ["flights were cancelled", 186],
  ["soldiers were sent to help", 1200], ["people slept in shelters", 3900], ["bridges were closed", 14], ["cars were swept away", 75],
];

/** A name for every number, in syllables. */
const name = (n) => ["Ba", "Ke", "Lo", "Mi", "Nu", "Ra", "So"].map((s, i) => s + ["lt", "rn", "sk", "ve", "dan"][Math.floor(n / 5 ** i) % 5])
  .slice(0, 5).join("").toLowerCase().replace(/^./, (c) => c.toUpperCase());

/** Sixty articles of some 700 words on one storm, as article records; no two of them are copies. */
export function storm(articles = 60) {
  const records = [];
  for (let a = 0; a < articles; a += 1) {
    const sentences = [];
    for (let s = 0; s < 36; s += 1) {
      const [thing, count] = things[(s * 5 + a) % things.length];
      const figure = a % 7 === s % 7 ? Math.round(count * (1.3 + (s % 3) / 2)) : count;
      const hedge = ["", "about ", "at least ", "more than ", ""][(a + s) % 5];
      const town = towns[(a * 3 + s) % towns.length];
      const day = ["Monday", "Tuesday", "Wednesday"][(a + s) % 3];
      sentences.push(
        s % 3 === 0
          ? `In ${town}, ${hedge}${figure} ${thing}, according to ${name(a * 36 + s)}, who spoke for ${name(a * 91 + s * 7)} hall on ${day}.`
          : s % 3 === 1
            ? `Witness number ${a} from ${town} told us a story of ${day} that nobody else has heard, about a dog and a boat in street ${s}.`
            : `By the evening of ${day} ${hedge}${figure} ${thing}, said ${name(a * 53 + s * 11)} of the rescue service at ${name(a + s * 97)} in ${town}.`,
      );
    }
    const paragraphs = [];
    while (sentences.length) paragraphs.push(sentences.splice(0, 3).join(" "));
    records.push({
      id: `a${a}`, story: "storm", source: `outlet-${a}.example`, published: `2024-03-${String(1 + (a % 3)).padStart(2, "0")}T${String(a % 24).padStart(2, "0")}:00:00Z`,
      url: `https://outlet-${a}.example/storm`, title: `The storm as seen from place ${a}`, text: paragraphs.join("\n\n"),
    });
  }
  return records.map((record) => JSON.stringify(record)).join("\n") + "\n";
}

const ill = `"'><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)></style></textarea>{{ 7 * 7 }}\u202e\u2066\u001b[31m`;

/** Two articles whose words, names and addresses try to run, to turn the text around and to burst the layout. */
export function hostile() {
  const text = (n) => `${ill}\n\nThe fire in Westport ${ill} killed ${n} people on Monday.\n\n${"x".repeat(1 << 20)}\n\n${ill}`;
  const record = (id, n) => ({
    id: id + ill, story: "hostile", source: `${id} ${ill}`, published: "2024-03-05", url: "javascript:alert(4)", title: ill, text: text(n),
  });
  return [record("mail", 12), record("post", 17)].map((r) => JSON.stringify(r)).join("\n") + "\n";
}
