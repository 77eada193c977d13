//! Invented plans for the tests of papers, built from records as a workplace holds them.
//!
//! Deliberately absent: real people. Names are counted out of lists.

use documents::QrMatrix;
use domain::catalog::Catalogue;
use domain::plan::{PaperKind, Plan, RawRecord};
use domain::totals::Totals;
use domain::{HouseholdId, UnitCode};
use serde_json::{Value, json};

use super::{Edition, PaperRequest, plan_paper};
use documents::forms::PlanPaper;

/// Records of a plan; ids count up from 1.
#[derive(Default)]
pub(super) struct Records(Vec<RawRecord>);

/// The id of the record with that number.
pub(super) fn id(number: usize) -> String {
    format!("00000000-0000-4000-8000-{number:012}")
}

impl Records {
    /// Adds a record and gives its id.
    pub fn add(&mut self, kind: &str, parent: Option<&str>, facts: Value) -> String {
        let own = id(self.0.len() + 1);
        let uuid = |text: &str| text.parse::<HouseholdId>().expect("ids of tests are ids").0;
        let Value::Object(facts) = facts else { panic!("facts of a record are an object") };
        self.0.push(RawRecord {
            id: uuid(&own),
            kind: kind.to_owned(),
            parent: parent.map(uuid),
            facts: facts.into_iter().collect(),
            ..RawRecord::default()
        });
        own
    }

    /// Adds a measure with its money.
    pub fn measure(
        &mut self,
        household: &str,
        facts: Value,
        money: &[(&str, &str, i64)],
    ) -> String {
        let measure = self.add("measure", Some(household), facts);
        self.fund(&measure, money);
        measure
    }

    /// Adds money to a measure or project.
    pub fn fund(&mut self, parent: &str, money: &[(&str, &str, i64)]) {
        for (source, kind, amount) in money {
            let money = json!({"source": source, "kind": kind, "amount": amount});
            self.add("funding", Some(parent), json!({ "money": money }));
        }
    }

    /// The plan of that unit.
    pub fn plan(&self, unit: &str) -> Plan {
        Plan::read(UnitCode::from(unit), 2020, &self.0)
    }
}

/// The first paper of a plan, with what a test does not care about filled in.
pub(super) fn paper(plan: &Plan, edition: Edition) -> PlanPaper {
    paper_of(PaperKind::Poverty, plan, edition)
}

/// A paper of a plan.
pub(super) fn paper_of(kind: PaperKind, plan: &Plan, edition: Edition) -> PlanPaper {
    with_request(kind, plan, edition, plan_paper)
}

/// Runs `ask` with a request for this plan.
pub(super) fn with_request<T>(
    kind: PaperKind,
    plan: &Plan,
    edition: Edition,
    ask: impl FnOnce(&PaperRequest<'_>) -> T,
) -> T {
    let catalogue = Catalogue::built_in();
    ask(&PaperRequest {
        kind,
        choices: &plan.paper(kind),
        plan,
        totals: &Totals::of(plan),
        unit: catalogue.unit(plan.unit.as_ref()).expect("the unit of a test is in the catalogue"),
        targets: catalogue.unit(plan.unit.as_ref()).map(Into::into).unwrap_or_default(),
        catalogue,
        year: plan.year,
        edition,
        created: "D:20200220080000+07'00'".to_owned(),
    })
}

/// Bản 2 with a code of four modules.
pub(super) fn frozen() -> Edition {
    Edition::Frozen {
        number: 2,
        fingerprint_short: "ABCDE-FGHIJ-KLMNO-PQRST".to_owned(),
        qr: QrMatrix { side: 2, dark: vec![true, false, false, true], caption: Vec::new() },
    }
}

/// Thọ Bình with three households of every sort, a project and two hamlets.
pub(super) fn small() -> Plan {
    let mut records = Records::default();
    let hamlets = ["Thôn 1", "Thôn 2", "Thôn 10"]
        .map(|name| records.add("hamlet", None, json!({ "name": name })));
    let union =
        json!({"type": "organisation", "name": "Hội Liên hiệp Phụ nữ xã", "short_name": "Hội PN"});
    let union = records.add("helper", None, union);
    let farmers =
        json!({"type": "organisation", "name": "Hội Nông dân xã", "short_name": "Hội ND"});
    let farmers = records.add("helper", None, farmers);
    let person = json!({"type": "person", "name": "Lê Thị Thử", "organisation": union, "phone": "0900000001"});
    let person = records.add("helper", None, person);
    let project = json!({"name": "Nuôi gà thả đồi", "type": "production", "organisation": farmers,
        "months": {"from": 3, "to": 9}});
    let project = records.add("project", None, project);
    records.fund(&project, &[("budget", "grant", 50_000_000), ("household", "in_kind", 1_000_001)]);

    let first = records.add(
        "household",
        None,
        json!({
        "head_name": "Bùi Văn Mẫu", "birth_year": 1971, "hamlet": hamlets[0], "class": "poor_n1",
        "ethnic_group": "Mường", "stated_members": 4, "stated_workers": 2, "cause.NN01": true,
        "cause.NN06": true, "indicator.D08": true, "need.N01": true, "expected": "leaves",
        "phone": "0900000002", "identity_number": "170000000001", "note": "bệnh thận"}),
    );
    records.measure(
        &first,
        json!({"title": "Vay vốn nuôi bò sinh sản", "policy": "P01", "answers.NN01": true,
            "answers.NN06": true, "months": {"from": 3, "to": 12}}),
        &[("credit", "loan", 50_000_000), ("household", "own", 5_000_000)],
    );
    records.measure(
        &first,
        json!({"title": "Xây nhà tiêu hợp vệ sinh", "answers.D08": true,
            "months": {"from": 4, "to": 4}, "standing": "suggested"}),
        &[("other", "grant", 2_500_500)],
    );
    records.add("assignment", Some(&first), json!({"organisation": union, "person": person}));

    let second = records.add(
        "household",
        None,
        json!({
        "head_name": "Hà Thị Ví", "birth_year": 1950, "hamlet": hamlets[1], "class": "poor_n2",
        "social_protection": true, "stated_members": 1, "stated_workers": 0, "cause.NN09": true,
        "cause.NN10": true, "cause.NN08": true, "indicator.D02": true, "indicator.D07": true,
        "indicator.D05": true, "need.N08": true, "need.N09": true, "need_other": "chữa bệnh",
        "cause_other": "con nghiện ma túy", "expected": "to_near_poor"}),
    );
    records.measure(
        &second,
        json!({"title": "Đưa đi cai nghiện", "policy": "P30", "answers.NN09": true, "unfunded": true}),
        &[],
    );
    records.measure(
        &second,
        json!({"title": "Nuôi gà thả đồi", "project": project, "answers.NN08": true}),
        &[],
    );
    records.add("assignment", Some(&second), json!({ "organisation": farmers }));

    records.add(
        "household",
        None,
        json!({
        "head_name": "Lò Văn Trống", "hamlet": hamlets[1], "class": "poor_n1",
        "stated_members": 3, "cause.NN04": true}),
    );
    let near = records.add(
        "household",
        None,
        json!({
        "head_name": "Đỗ Thị Thí Dụ", "birth_year": 1980, "hamlet": hamlets[0],
        "class": "near_poor", "merit": true, "stated_members": 5, "stated_workers": 3,
        "cause.NN05": true, "need.N05": true, "expected": "leaves"}),
    );
    records.measure(
        &near,
        json!({"title": "Giới thiệu việc làm may mặc", "answers.NN05": true}),
        &[],
    );
    // Takes part in the project without a measure of its own for it.
    let project = records.0.iter_mut().find(|record| record.kind == "project");
    let facts = &mut project.expect("the project was added above").facts;
    facts.insert(format!("participant.{near}"), json!(true));
    records.plan("15670")
}

/// Thọ Bình in full: 306 poor and 115 near-poor households in ten hamlets.
pub(super) fn large() -> Plan {
    let mut records = Records::default();
    let hamlets: Vec<String> = (1..=10)
        .map(|number| records.add("hamlet", None, json!({ "name": format!("Thôn {number}") })))
        .collect();
    let unions = [
        ("Hội Liên hiệp Phụ nữ xã", "Hội PN"),
        ("Hội Nông dân xã", "Hội ND"),
        ("Hội Cựu chiến binh xã", "Hội CCB"),
        ("Đoàn TNCS Hồ Chí Minh xã", "Đoàn TN"),
        ("Ủy ban Mặt trận Tổ quốc xã", "MTTQ xã"),
    ]
    .map(|(name, short)| {
        let facts = json!({"type": "organisation", "name": name, "short_name": short});
        records.add("helper", None, facts)
    });
    let persons: Vec<String> = (0..40)
        .map(|at| {
            let facts = json!({"type": "person", "name": name(at * 11 + 3), "organisation": unions[at % 5]});
            records.add("helper", None, facts)
        })
        .collect();
    let project = json!({"name": "Nuôi bò sinh sản luân chuyển", "type": "production",
        "organisation": unions[1], "months": {"from": 3, "to": 12}});
    let project = records.add("project", None, project);
    records.fund(&project, &[("budget", "grant", 300_000_000), ("household", "own", 70_000_000)]);
    for at in 0..421 {
        household(&mut records, at, &hamlets, &unions, &persons, &project);
    }
    records.plan("15670")
}

/// Code, title, and money as source, kind, amount.
type Offer = (&'static str, &'static str, &'static [(&'static str, &'static str, i64)]);

const TITLES: [Offer; 8] = [
    (
        "Cho vay hộ nghèo nuôi bò sinh sản",
        "NN01",
        &[("credit", "loan", 50_000_000), ("household", "own", 5_000_000)],
    ),
    ("Cho mượn đất trồng cỏ, nuôi dê", "NN02", &[("household", "own", 2_000_000)]),
    (
        "Hỗ trợ máy làm đất dùng chung",
        "NN03",
        &[("budget", "grant", 12_000_000), ("household", "own", 3_000_000)],
    ),
    (
        "Giúp ngày công, trợ cấp xã hội hằng tháng",
        "NN04",
        &[("budget", "grant", 3_240_000), ("other", "in_kind", 800_000)],
    ),
    ("Giới thiệu việc làm tại công ty may", "NN05", &[]),
    ("Học nghề sơ cấp chăn nuôi thú y", "NN06", &[("budget", "grant", 3_000_000)]),
    ("Miễn giảm học phí, hỗ trợ chi phí học tập", "NN07", &[("budget", "grant", 900_000)]),
    ("Cấp thẻ BHYT, hỗ trợ khám chữa bệnh", "NN08", &[("budget", "grant", 804_600)]),
];

const SERVICES: [Offer; 4] = [
    (
        "Xây nhà tiêu hợp vệ sinh",
        "D08",
        &[
            ("credit", "loan", 10_000_000),
            ("household", "own", 3_500_000),
            ("other", "in_kind", 500_000),
        ],
    ),
    (
        "Khoan giếng, xây bể lọc",
        "D07",
        &[("credit", "loan", 10_000_000), ("household", "own", 1_500_000)],
    ),
    ("Sửa chữa nhà ở", "D05", &[("other", "grant", 30_000_000), ("household", "own", 10_000_000)]),
    ("Cấp thẻ BHYT", "D02", &[("budget", "grant", 804_600)]),
];

fn household(
    records: &mut Records,
    at: usize,
    hamlets: &[String],
    unions: &[String],
    persons: &[String],
    project: &str,
) {
    let near_poor = at >= 306;
    let class = match (near_poor, at % 12) {
        (true, _) => "near_poor",
        (false, 7) => "poor_n2",
        (false, _) => "poor_n1",
    };
    let (cause, service) = (TITLES[at * 7 % 8], SERVICES[at * 3 % 4]);
    let mut facts = json!({
        "head_name": name(at), "birth_year": 1940 + at * 13 % 55, "hamlet": hamlets[at * 7 % 10],
        "class": class, "stated_members": 1 + at % 6, "stated_workers": at % 3,
        "social_protection": at % 9 == 4, "merit": at % 40 == 9,
        "ethnic_group": if at % 5 == 1 { "Mường" } else { "Kinh" },
        "expected": match at % 10 { 0..=5 => "leaves", 6 | 7 => "to_near_poor", _ => "stays" },
    });
    let need = ["N01", "N04", "N05", "N08", "X03"][at % 5];
    for field in [format!("cause.{}", cause.1), format!("need.{need}")] {
        facts[field] = json!(true);
    }
    if at.is_multiple_of(3) {
        facts[format!("cause.{}", TITLES[(at * 7 + 3) % 8].1)] = json!(true);
    }
    if at % 29 == 5 {
        facts["cause.NN10"] = json!(true);
    }
    if at % 4 != 1 {
        facts[format!("indicator.{}", service.1)] = json!(true);
    }
    let household = records.add("household", None, facts);
    let mut put = |(title, answers, money): (&str, &str, &[(&str, &str, i64)])| {
        let mut facts = json!({"title": title, "months": {"from": 3 + at % 3, "to": 6 + at % 7},
            "unfunded": money.is_empty()});
        facts[format!("answers.{answers}")] = json!(true);
        records.measure(&household, facts, money);
    };
    put(cause);
    if at % 4 != 1 && !at.is_multiple_of(17) {
        put(service);
    }
    if at % 25 == 3 {
        let facts = json!({"title": "Nuôi bò sinh sản", "project": project, "months": {"from": 3, "to": 12}});
        records.measure(&household, facts, &[]);
    }
    let union = &unions[at % 5];
    let facts = json!({"organisation": union, "person": persons[at * 3 % 40]});
    records.add("assignment", Some(&household), facts);
}

/// An invented name.
fn name(at: usize) -> String {
    const FAMILY: [&str; 9] = ["Lê", "Hà", "Lò", "Quách", "Phạm", "Trịnh", "Bùi", "Đỗ", "Cao"];
    const MIDDLE: [&str; 8] = ["Văn", "Thị", "Đình", "Thị Minh", "Bá", "Thị Thu", "Hữu", "Ngọc"];
    const GIVEN: [&str; 13] = [
        "Mẫu",
        "Thử",
        "Khuê",
        "Phượng",
        "Nghĩa",
        "Dũng",
        "Hường",
        "Quyết",
        "Liễu",
        "Tuấn",
        "Nguyệt",
        "Kỳ",
        "Ước",
    ];
    let pick = |list: &[&str], at: usize| list[at % list.len()].to_owned();
    [pick(&FAMILY, at * 5 + at / 7), pick(&MIDDLE, at * 3 + at / 11), pick(&GIVEN, at * 7 + at / 5)]
        .join(" ")
}
