//! statistic-drift: the same number, once as a peak or maximum, once as the usual figure.
//!
//! Why it matters: “up to 900 a day” retold as “900 every day” turns the worst day into all days, and readers do not notice
//! (in a study of the US Federal Trade Commission, 36 to 46 % read “up to” as the figure itself).
//!
//! Example: “there were days with more than 10,000” in one article, “an estimated 10,000 every day” in another.
//!
//! How it decides: same rate, same stated number, and the statistics differ: peak or maximum against typical or average. Medium.
//!
//! Not caught: a peak whose article never says that it is one.

use super::{Judgement, Pair, compare, say, value_conflict};
use crate::model::{Claim, Explanation, Severity, Statistic};

pub fn judge(pair: &Pair<'_>) -> Option<Judgement> {
    let extreme = |c: &Claim| matches!(c.qualifiers.statistic, Some(Statistic::Peak | Statistic::Maximum));
    let usual = |c: &Claim| matches!(c.qualifiers.statistic, Some(Statistic::Typical | Statistic::Average));
    let rate = pair.a.quantity.per.is_some() && pair.a.quantity.per == pair.b.quantity.per;
    let drift = (extreme(pair.a) && usual(pair.b)) || (usual(pair.a) && extreme(pair.b));
    if !rate || !drift || !compare::same_stated(pair.a, pair.b) {
        return None;
    }
    let name = |c: &Claim| c.qualifiers.statistic.map_or("unknown", Statistic::name);
    let mut steps = say::intervals(pair.a, pair.b, pair.articles);
    steps.push(format!("the first is a {} figure, the second a {} one", name(pair.a), name(pair.b)));
    let per = pair.a.quantity.per.clone().unwrap_or_default();
    Some(Judgement {
        severity: Severity::Medium,
        swap: usual(pair.a),
        reason: format!("the highest figure of one {per} is not the figure of every {per}."),
        explanation: Explanation {
            rule: "peak-became-typical".to_owned(),
            steps,
            parameters: Vec::new(),
            unknown: value_conflict::unknown(pair),
        },
    })
}
