//! What the screens show, found again in the tables of a paper.

use std::collections::BTreeMap;

use acceptance::Office;
use serde_json::{Value, json};

use super::files::{Table, number};
use super::{counted, each};

const SOURCES: [&str; 4] = ["budget", "credit", "household", "other"];
const KINDS: [&str; 4] = ["grant", "loan", "own", "in_kind"];

/// A table with the lines above it.
type Titled = (Vec<String>, Table);

/// Everything that the paper shows of this; the plan of poverty reduction shows all of it.
pub fn same_figures(office: &Office, paper: &str, tables: &[Titled]) {
    let totals = office.does("plan.totals", json!({}));
    let found = [
        households(office, paper, tables),
        hamlets(office, &totals, tables),
        questions(&totals["causes"], "Nguyên nhân", tables),
        questions(&totals["indicators"], "Chỉ số", tables),
        targets(&totals, tables),
        services(&totals["indicators"], tables),
        helpers(office, tables),
        projects(office, tables),
        money(&totals, tables),
        leaving(&totals, tables),
    ];
    // Hamlets, causes, organisations and money stand in the text and in an annex.
    let wanted = if paper == "poverty" { [1, 2, 2, 1, 1, 2, 2, 0, 2, 1] } else { [0; 10] };
    assert!(found.iter().zip(wanted).all(|(found, wanted)| *found >= wanted), "{found:?}");
    assert!(found.iter().sum::<usize>() > 2, "{found:?}");
}

/// The tables that have all these columns, and their places.
fn with<'a, const N: usize>(
    tables: &'a [Titled],
    columns: [&str; N],
) -> Vec<(i64, &'a Table, [usize; N])> {
    let found = tables.iter().filter_map(|(lines, table)| {
        let places: Option<Vec<usize>> = columns.iter().map(|words| table.column(words)).collect();
        Some((unit(lines), table, <[usize; N]>::try_from(places?).ok()?))
    });
    found.collect()
}

/// How many đồng one is.
fn unit(lines: &[String]) -> i64 {
    let unit = lines.last().map_or("", String::as_str);
    match () {
        () if unit.ends_with("triệu đồng") => 1_000_000,
        () if unit.ends_with("nghìn đồng") => 1_000,
        () => 1,
    }
}

/// Đồng of an amount in that unit, to the last one; nothing where nothing is written.
fn dong(text: &str, unit: i64) -> i64 {
    if text.is_empty() {
        return 0;
    }
    let (digits, decimals) = number(text).unwrap_or_else(|| panic!("«{text}» is no amount"));
    let parts = 10_i64.pow(decimals);
    let whole = i128::from(digits) * i128::from(unit);
    assert_eq!(whole % i128::from(parts), 0, "«{text}» is finer than a đồng");
    i64::try_from(whole / i128::from(parts)).unwrap()
}

fn count(text: &str) -> i64 {
    dong(text, 1)
}

/// A household by its name and year of birth, with its money by source.
type Money = (String, String, [i64; 4]);

/// Each household's own money and its share of projects, its hamlet's and the annex's sums.
fn households(office: &Office, paper: &str, tables: &[Titled]) -> usize {
    let mut shares: BTreeMap<String, i64> = BTreeMap::new();
    let projects = office.does("project.list", json!({}));
    for one in each(&projects["projects"]).flat_map(|project| each(&project["participants"])) {
        let id = one["id"].as_str().unwrap().to_owned();
        *shares.entry(id).or_default() += one["share"].as_i64().unwrap();
    }
    let mut shown: Vec<(Money, i64)> = Vec::new();
    for row in office.rows("") {
        let id = row["id"].as_str().unwrap();
        let dossier = office.does("household.get", json!({ "id": id }));
        let field = |name: &str| {
            let value = &dossier["record"]["fields"][name]["value"];
            value.as_str().map_or_else(|| value.to_string().replace("null", ""), str::to_owned)
        };
        let own: Vec<i64> = each(&dossier["money"]).map(|sum| sum.as_i64().unwrap()).collect();
        let own = <[i64; 4]>::try_from(own).unwrap();
        assert_eq!(row["money"].as_i64(), Some(own.iter().sum()), "the list is the dossier");
        let share = shares.get(id).copied().unwrap_or(0);
        shown.push(((field("head_name"), field("birth_year"), own), share));
    }
    let share_of: BTreeMap<_, _> =
        shown.iter().map(|(money, share)| (key(money), *share)).collect();
    let mut printed: Vec<Money> = Vec::new();
    let mut annexes = 0;
    for (lines, table) in tables {
        let places = ["Ngân sách", "Vốn vay", "Hộ góp", "Khác"]
            .map(|words| table.column(&format!("Kinh phí dự kiến / {words}")));
        let [Some(a), Some(b), Some(c), Some(d)] = places else { continue };
        let (households, hamlets) = annex(unit(lines), table, [a, b, c, d]);
        annexes += 1;
        // The plan of services lists a part of the households and of their money.
        if paper == "services" {
            continue;
        }
        // Two of one name and year are not told apart here.
        if share_of.len() == shown.len() {
            for hamlet in hamlets {
                same_hamlet(&households[hamlet.from..hamlet.to], hamlet.sums);
            }
        }
        printed.extend(households);
    }
    if paper == "services" {
        return annexes;
    }
    assert_eq!(
        counted(shown.iter().map(|(money, _)| key(money))),
        counted(printed.iter().map(key)),
        "each household stands in one annex"
    );
    let whole = |(name, born, own): &Money, share: i64| {
        (name.clone(), born.clone(), own.iter().sum::<i64>() + share)
    };
    assert_eq!(
        counted(shown.iter().map(|(money, share)| whole(money, *share))),
        counted(printed.iter().map(|money| whole(money, 0)))
    );
    // By source where no project has a part in it.
    let mut left = counted(&printed);
    for (money, _) in shown.iter().filter(|(_, share)| *share == 0) {
        let times = left.get_mut(money).unwrap_or_else(|| panic!("{money:?} is not printed"));
        assert!(*times > 0, "{money:?}");
        *times -= 1;
    }
    annexes
}

fn key((name, born, _): &Money) -> (String, String) {
    (name.clone(), born.clone())
}

/// The households of a hamlet and what is written beside its name.
struct Hamlet {
    from: usize,
    to: usize,
    sums: [i64; 4],
}

/// A hamlet's sums are those of its households, their shares of projects included.
fn same_hamlet(households: &[Money], sums: [i64; 4]) {
    let lines = [0, 1, 2, 3].map(|at| households.iter().map(|(_, _, own)| own[at]).sum::<i64>());
    assert_eq!(sums, lines, "{households:?}");
}

/// The households of one annex, and its hamlets; its foot has to be the sum of its lines.
fn annex(unit: i64, table: &Table, places: [usize; 4]) -> (Vec<Money>, Vec<Hamlet>) {
    let born = table.column("Năm sinh").unwrap();
    let mut households: Vec<Money> = Vec::new();
    let mut hamlets: Vec<Hamlet> = Vec::new();
    let mut listed = [0; 4];
    let mut foot = [0; 4];
    for row in table.body() {
        let amounts = places.map(|place| dong(&row[place], unit));
        let add = |sum: &mut [i64; 4]| {
            sum.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum += amount);
        };
        let is_digits = row[0].bytes().all(|byte| byte.is_ascii_digit());
        match row[0].as_str() {
            // A further measure of the household above.
            "" => {
                add(&mut households.last_mut().unwrap().2);
                add(&mut listed);
            }
            _ if is_digits => {
                households.push((row[1].clone(), row[born].clone(), amounts));
                add(&mut listed);
            }
            order if order.bytes().all(|byte| b"IVXLC".contains(&byte)) => {
                let at = households.len();
                hamlets.push(Hamlet { from: at, to: at, sums: amounts });
            }
            // A part of the sum above it.
            of_which if of_which.starts_with("Trong đó") => {}
            _ => add(&mut foot),
        }
        if let Some(hamlet) = hamlets.last_mut() {
            hamlet.to = households.len();
        }
    }
    assert_eq!(foot, listed, "the foot is the sum of the lines");
    (households, hamlets)
}

/// Hamlets in the text and in their annex, which has money too.
fn hamlets(office: &Office, totals: &Value, tables: &[Titled]) -> usize {
    let figures = |keys: &[&str]| -> Vec<i64> {
        keys.iter().map(|key| totals[*key].as_i64().unwrap()).collect()
    };
    let columns = [
        ["Hộ cận nghèo", "Khẩu nghèo", "Khẩu cận nghèo"],
        ["Hộ cận nghèo / Hộ", "Hộ nghèo / Khẩu", "Hộ cận nghèo / Khẩu"],
    ];
    let all = columns.into_iter().flat_map(|[near_poor, members, others]| {
        let poor = "Hộ nghèo / Tổng số";
        with(tables, [poor, near_poor, "Hộ nghèo / N1", "Hộ nghèo / N2", members, others])
    });
    let mut tables = 0;
    for (unit, table, places) in all {
        tables += 1;
        let rows = table.body().iter().filter(|row| !row[0].is_empty());
        let printed: BTreeMap<&str, Vec<i64>> =
            rows.map(|row| (row[1].as_str(), line(row, &places[..2]))).collect();
        let mut rest = figures(&["poor", "near_poor"]);
        for hamlet in each(&totals["hamlets"]) {
            let (name, shown) = (hamlet["name"].as_str().unwrap(), pair(hamlet));
            // The annex leaves out a hamlet without such households.
            let none = vec![0, 0];
            assert_eq!(printed.get(name).unwrap_or(&none), &shown, "{name}");
            rest.iter_mut().zip(shown).for_each(|(rest, count)| *rest -= count);
        }
        let without = printed.get("Chưa ghi thôn").cloned().unwrap_or_else(|| vec![0, 0]);
        assert_eq!(without, rest, "households without a hamlet");
        let foot = table.body().last().unwrap();
        let shown = figures(&["poor", "near_poor", "poor_n1", "poor_n2"]);
        assert_eq!(line(foot, &places[..4]), shown);
        assert_eq!(line(foot, &places[4..]).iter().sum::<i64>(), figures(&["members"])[0]);
        let planned = ["Dự kiến giảm / Hộ nghèo", "Dự kiến giảm / Hộ cận nghèo"];
        let planned = planned.map(|words| table.column(words));
        if let [Some(poor), Some(near_poor)] = planned {
            let shown = figures(&["poor_planned", "near_poor_planned"]);
            assert_eq!(line(foot, &[poor, near_poor]), shown);
        }
        let kinds = ["Hỗ trợ", "Vốn vay", "Hộ tự có", "Hiện vật, ngày công"]
            .map(|words| table.column(&format!("Nguồn lực của giải pháp từng hộ / {words}")));
        for (place, kind) in kinds.iter().zip(KINDS) {
            let Some(place) = place else { continue };
            let of_projects = project_money(office, kind);
            let shown = cell(totals, None, Some(kind)) - of_projects;
            assert_eq!(dong(&foot[*place], unit), shown, "{kind}");
            let rows = table.body().iter().filter(|row| !row[0].is_empty());
            assert_eq!(rows.map(|row| dong(&row[*place], unit)).sum::<i64>(), shown, "{kind}");
        }
    }
    tables
}

/// Causes or indicators, in the catalogue's order.
fn questions(shown: &Value, words: &str, tables: &[Titled]) -> usize {
    let all = with(tables, [words, "Hộ nghèo / Số hộ", "Hộ cận nghèo / Số hộ"]);
    for (_, table, [_, poor, near_poor]) in &all {
        let rows = table.body().iter().filter(|row| !row[0].is_empty());
        let printed: Vec<_> = rows.map(|row| line(row, &[*poor, *near_poor])).collect();
        assert_eq!(printed, each(shown).map(pair).collect::<Vec<_>>(), "{words}");
    }
    all.len()
}

fn services(shown: &Value, tables: &[Titled]) -> usize {
    let mut all = with(tables, ["Hộ nghèo / Thiếu đầu năm", "Hộ cận nghèo / Thiếu đầu năm"]);
    all.extend(with(tables, ["Hộ nghèo / Thiếu hụt", "Hộ cận nghèo / Thiếu hụt"]));
    for (_, table, places) in &all {
        // The annex goes on with what counts persons.
        let counts = table.column("Đơn vị");
        let rows = table.body().iter();
        let rows = rows.filter(|row| counts.is_none_or(|place| row[place].to_lowercase() == "hộ"));
        let printed: Vec<_> = rows.map(|row| line(row, places)).collect();
        assert_eq!(printed, each(shown).map(pair).collect::<Vec<_>>());
    }
    all.len()
}

fn targets(totals: &Value, tables: &[Titled]) -> usize {
    let all = with(tables, ["Số hộ đầu năm / Danh sách", "Số hộ giảm trong năm / Kế hoạch"]);
    for (_, table, places) in &all {
        for (row, class) in table.body().iter().zip(["poor", "near_poor"]) {
            let shown = [&totals[class], &totals[&format!("{class}_planned")]];
            assert_eq!(line(row, places), shown.map(|figure| figure.as_i64().unwrap()), "{class}");
        }
    }
    all.len()
}

/// Who is expected to leave: as many lines as the meters count.
fn leaving(totals: &Value, tables: &[Titled]) -> usize {
    let all = with(tables, ["Phân loại đầu năm", "Dự kiến cuối năm"]);
    for (_, table, _) in &all {
        let planned =
            ["poor_planned", "near_poor_planned"].map(|key| totals[key].as_i64().unwrap());
        assert_eq!(table.body().len() as i64, planned.iter().sum::<i64>());
    }
    all.len()
}

fn helpers(office: &Office, tables: &[Titled]) -> usize {
    let view = office.does("helper.list", json!({}));
    let shown = each(&view["helpers"])
        .filter(|one| one["is_person"] == false && one["households"] != 0)
        .map(|one| {
            let figure = |name: &str| one[name].as_i64().unwrap();
            (
                one["name"].as_str().unwrap().to_owned(),
                vec![figure("households"), figure("measures")],
            )
        });
    let shown = counted(shown);
    let mut all = with(tables, ["Số hộ giúp đỡ", "Số giải pháp, dự án chịu trách nhiệm"]);
    all.extend(with(tables, ["Số hộ giúp đỡ", "Số giải pháp, dự án phụ trách"]));
    for (_, table, places) in &all {
        let rows = table.body().iter().filter(|row| !row[0].is_empty());
        let printed = rows.map(|row| (row[1].clone(), line(row, places)));
        assert_eq!(counted(printed), shown);
    }
    all.len()
}

fn by_kind(project: &Value) -> [i64; 4] {
    KINDS.map(|kind| {
        let lines = each(&project["funding"]).map(|line| &line["fields"]["money"]["value"]);
        let own = lines.filter(|money| money["kind"] == kind);
        own.map(|money| money["amount"].as_i64().unwrap()).sum()
    })
}

/// What all projects have of that kind.
fn project_money(office: &Office, kind: &str) -> i64 {
    let view = office.does("project.list", json!({}));
    let at = KINDS.iter().position(|one| *one == kind).unwrap();
    each(&view["projects"]).map(|project| by_kind(project)[at]).sum()
}

fn projects(office: &Office, tables: &[Titled]) -> usize {
    let view = office.does("project.list", json!({}));
    let columns = [
        "Số hộ",
        "Nguồn lực / Hỗ trợ",
        "Nguồn lực / Vốn vay",
        "Nguồn lực / Hộ tự có",
        "Nguồn lực / Hiện vật, ngày công",
    ];
    let shown = each(&view["projects"]).map(|project| {
        let name = project["record"]["fields"]["name"]["value"].as_str().unwrap().to_owned();
        (name, each(&project["participants"]).count() as i64, by_kind(project))
    });
    let shown = counted(shown);
    let all = with(tables, columns);
    for (unit, table, [households, kinds @ ..]) in &all {
        let rows = table.body().iter().filter(|row| !row[0].is_empty());
        let printed = rows.map(|row| {
            (row[1].clone(), count(&row[*households]), kinds.map(|kind| dong(&row[kind], *unit)))
        });
        assert_eq!(counted(printed), shown);
        let foot = table.body().last().unwrap();
        let total: i64 = kinds.iter().map(|kind| dong(&foot[*kind], *unit)).sum();
        assert_eq!(Some(total), view["total"].as_i64());
    }
    all.len()
}

/// What `plan.totals` shows of a source and kind, or of all.
fn cell(totals: &Value, source: Option<&str>, kind: Option<&str>) -> i64 {
    let fits = |line: &&Value| {
        source.is_none_or(|source| line["source"] == source)
            && kind.is_none_or(|kind| line["kind"] == kind)
    };
    each(&totals["money"]).filter(fits).map(|line| line["amount"].as_i64().unwrap()).sum()
}

/// Money by source and kind: the table of the text, and the annex, which has each source under
/// poor households, near-poor households and projects.
fn money(totals: &Value, tables: &[Titled]) -> usize {
    const NAMES: [&str; 4] = ["Ngân sách nhà nước", "Vốn vay", "Hộ gia đình góp", "Nguồn khác"];
    let kinds = || KINDS.map(Some).into_iter().chain([None]);
    let columns = [
        "Hỗ trợ không hoàn lại",
        "Vay phải hoàn trả",
        "Vốn tự có của hộ",
        "Hiện vật, ngày công",
        "Cộng",
    ];
    let all = with(tables, columns);
    for (unit, table, places) in &all {
        let (foot, rows) = table.body().split_last().unwrap();
        let sum = |place: usize, fits: &dyn Fn(&[String]) -> bool| -> i64 {
            let rows = rows.iter().filter(|row| fits(row));
            rows.map(|row| dong(&row[place], *unit)).sum()
        };
        let words = places[0] - 1;
        for (place, kind) in places.iter().zip(kinds()) {
            for (source, name) in SOURCES.iter().zip(NAMES) {
                let printed = sum(*place, &|row| row[words].trim_start_matches("- ") == name);
                assert_eq!(printed, cell(totals, Some(source), kind), "{source} {kind:?}");
            }
            assert_eq!(dong(&foot[*place], *unit), cell(totals, None, kind), "{kind:?}");
            if words > 0 {
                let parts = sum(*place, &|row| !row[0].is_empty());
                assert_eq!(parts, cell(totals, None, kind), "parts of {kind:?}");
            }
        }
    }
    all.len()
}

fn line(row: &[String], places: &[usize]) -> Vec<i64> {
    places.iter().map(|place| count(&row[*place])).collect()
}

fn pair(one: &Value) -> Vec<i64> {
    [&one["poor"], &one["near_poor"]].map(|figure| figure.as_i64().unwrap()).into()
}
