// usage: COMMAND --color always | terminal.mjs "COMMAND" > PICTURE.svg: what a terminal shows, as a picture that stays sharp.

const [, , command] = process.argv;
let input = "";
for await (const chunk of process.stdin) input += chunk;

const colours = { 31: "#ff8f85", 32: "#8fd694", 33: "#f0c060", 34: "#8fc1f0", 36: "#8fd0e0" };
const [advance, leading, margin] = [8.4, 19, 18];
const escape = (text) => text.replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]);

/** Runs of one style of a line; the styles are those of the escape sequences before it. */
function runs(line) {
  const found = [];
  let style = {};
  for (const [, codes, text] of line.matchAll(/\x1b\[([\d;]*)m|([^\x1b]+)/g)) {
    if (text === undefined) {
      for (const code of codes.split(";").map(Number)) {
        if (code === 0) style = {};
        else if (code === 1) style = { ...style, weight: true };
        else if (code === 2) style = { ...style, faint: true };
        else if (code === 3) style = { ...style, italic: true };
        else if (code === 4) style = { ...style, underline: true };
        else style = { ...style, colour: colours[code] };
      }
    } else found.push({ text, style });
  }
  return found;
}

const lines = [`\x1b[2m$\x1b[0m ${command}`, ...input.trimEnd().split("\n"), "\x1b[2m…\x1b[0m"];
const plain = (line) => line.replace(/\x1b\[[\d;]*m/g, "");
const columns = Math.max(80, ...lines.map((line) => [...plain(line)].length));
const width = Math.ceil(columns * advance + 2 * margin);
const height = lines.length * leading + 2 * margin;
const text = lines.map((line, row) => {
  let column = 0;
  return runs(line).map(({ text, style }) => {
    const length = [...text].length;
    const at = margin + column * advance;
    column += length;
    if (!text.trim()) return "";
    const look = [
      style.weight && 'font-weight="700"', style.italic && 'font-style="italic"', style.underline && 'text-decoration="underline"',
      style.faint && 'opacity=".62"', style.colour && `fill="${style.colour}"`,
    ].filter(Boolean).map((s) => ` ${s}`).join("");
    const y = margin + (row + 0.75) * leading;
    return `<text x="${at.toFixed(1)}" y="${y.toFixed(1)}" textLength="${(length * advance).toFixed(1)}" xml:space="preserve"${look}>${escape(text)}</text>`;
  }).join("");
}).join("\n");
process.stdout.write(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${escape(command)}</title>
<rect width="100%" height="100%" rx="8" fill="#1d1f21"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', 'DejaVu Sans Mono', monospace" font-size="14" fill="#e6e3dc">
${text}
</g>
</svg>
`);
