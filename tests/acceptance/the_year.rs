//! One year of the district: 34 communes with the households of annex 1, generated.

use acceptance::communes::Commune;
use serde_json::json;

#[test]
fn probe() {
    let start = std::time::Instant::now();
    let mut households = 0;
    for (n, unit) in Commune::units().iter().enumerate() {
        let commune = Commune::ready(unit, n as u64 + 1);
        let check = commune.office.does("plan.check", json!({}));
        let t = start.elapsed();
        let frozen = commune.freezes();
        households += commune.office.rows("").len();
        println!("{} blocks {} warns {} ready {:?} frozen {:?} {}", unit.name, check["blocks"], check["warns"], t, start.elapsed(), frozen["pages"]);
    }
    println!("{households}");
}
