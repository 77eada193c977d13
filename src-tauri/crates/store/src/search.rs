//! Lists of households for screens: search without tone marks, filters, Vietnamese order.

use replica::RecordId;
use rusqlite::{ToSql, params_from_iter};

use crate::{Result, Store, records};

/// In which order a list comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Given name first, the Vietnamese way.
    #[default]
    Name,
    /// By hamlet, then by name.
    Hamlet,
    /// Poor, near-poor, the others, those without a class; then by name.
    Class,
    /// By year of birth, those without one first.
    Birth,
    /// What lacks most first.
    Ready,
    /// By the money of the measures.
    Money,
}

/// What to list.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Folded words, all of which must occur in the names or the code.
    pub words: Vec<String>,
    /// Only this hamlet.
    pub hamlet: Option<RecordId>,
    /// Only these classes (`poor_n1`, …); empty = all.
    pub classes: Vec<String>,
    /// Only households that lack something.
    pub with_gaps: bool,
    /// Only these households; `None` = all.
    pub only: Option<Vec<RecordId>>,
    /// The order.
    pub order: Order,
    /// The order the other way round; households that are equal in it stay by name.
    pub descending: bool,
    /// Rows to skip.
    pub offset: u32,
    /// Rows to give; 0 = all.
    pub limit: u32,
}

/// One line of the list, as the projection holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedHousehold {
    /// Id.
    pub id: RecordId,
    /// Mã hộ.
    pub code: Option<String>,
    /// Họ tên chủ hộ.
    pub head_name: String,
    /// Năm sinh.
    pub birth_year: Option<u16>,
    /// Tên thôn.
    pub hamlet: Option<String>,
    /// Loại hộ.
    pub class: Option<String>,
    /// Bảo trợ xã hội.
    pub social_protection: bool,
    /// Khẩu (persons).
    pub members: Option<u32>,
    /// Lao động (persons).
    pub workers: Option<u32>,
    /// Điểm B1.
    pub b1: Option<u32>,
    /// Điểm B2.
    pub b2: Option<u32>,
    /// Codes of causes.
    pub causes: Vec<String>,
    /// Codes of indicators.
    pub indicators: Vec<String>,
    /// Codes of needs.
    pub needs: Vec<String>,
    /// Dự kiến.
    pub expected: Option<String>,
    /// Number of measures.
    pub measures: u32,
    /// Money of the measures (đồng).
    pub money: i64,
    /// First assigned person or organisation.
    pub helper: Option<String>,
    /// What is missing, by code.
    pub gaps: Vec<String>,
    /// A field has two standing values.
    pub conflict: bool,
    /// Somebody deleted it without having seen all of it.
    pub flagged: bool,
}

impl Store {
    /// How many households there are, and how many match.
    pub fn count(&self, query: &Query) -> Result<(u32, u32)> {
        let total = self
            .connection
            .prepare_cached("SELECT count(*) FROM household")?
            .query_row([], |row| row.get(0))?;
        let (condition, values) = condition(query);
        let sql = format!("SELECT count(*) FROM household h WHERE {condition}");
        let matching = self
            .connection
            .prepare_cached(&sql)?
            .query_row(params_from_iter(values.iter()), |row| row.get(0))?;
        Ok((total, matching))
    }

    /// The matching households in order, a page of them.
    pub fn list(&self, query: &Query) -> Result<Vec<ListedHousehold>> {
        let (condition, values) = condition(query);
        let page = match query.limit {
            0 => String::new(),
            limit => format!(" LIMIT {limit} OFFSET {}", query.offset),
        };
        let sql = format!(
            "SELECT h.id, h.code, h.head_name, h.birth_year, hamlet.name, h.class,
                 h.social_protection, h.members, h.workers, h.b1, h.b2, h.causes, h.indicators,
                 h.expected, h.measures, h.money,
                 (SELECT coalesce(p.name, o.short_name, o.name) FROM assignment a
                  LEFT JOIN helper p ON p.id = a.person
                  LEFT JOIN helper o ON o.id = a.organisation
                  WHERE a.household = h.id ORDER BY a.id LIMIT 1),
                 h.gaps, h.conflict, h.flagged, h.needs
             FROM household h LEFT JOIN hamlet ON hamlet.id = h.hamlet
             WHERE {condition} ORDER BY {}{page}",
            order(query),
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(values.iter()), |row| {
            let words = |column: usize| -> rusqlite::Result<Vec<String>> {
                let text = row.get_ref(column)?.as_str()?;
                Ok(text.split_whitespace().map(str::to_owned).collect())
            };
            Ok(ListedHousehold {
                id: records::id_of(row, 0)?,
                code: row.get(1)?,
                head_name: row.get(2)?,
                birth_year: row.get(3)?,
                hamlet: row.get(4)?,
                class: row.get(5)?,
                social_protection: row.get(6)?,
                members: row.get(7)?,
                workers: row.get(8)?,
                b1: row.get(9)?,
                b2: row.get(10)?,
                causes: words(11)?,
                indicators: words(12)?,
                expected: row.get(13)?,
                measures: row.get(14)?,
                money: row.get(15)?,
                helper: row.get(16)?,
                gaps: words(17)?,
                conflict: row.get(18)?,
                flagged: row.get(19)?,
                needs: words(20)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The household's place in the list: its number from 1, the one before and after.
    pub fn neighbours(
        &self,
        id: RecordId,
        query: &Query,
    ) -> Result<(Option<RecordId>, Option<RecordId>, u32, u32)> {
        let (condition, values) = condition(query);
        let sql = format!(
            "SELECT h.id FROM household h LEFT JOIN hamlet ON hamlet.id = h.hamlet
             WHERE {condition} ORDER BY {}",
            order(query),
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement
            .query_map(params_from_iter(values.iter()), |row| records::id_of(row, 0))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let of = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let Some(at) = rows.iter().position(|&other| other == id) else {
            return Ok((None, None, 0, of));
        };
        let before = at.checked_sub(1).map(|i| rows[i]);
        let after = rows.get(at + 1).copied();
        Ok((before, after, u32::try_from(at + 1).unwrap_or(u32::MAX), of))
    }

    /// Thôn: id and name, in order.
    pub fn hamlets(&self) -> Result<Vec<(RecordId, String)>> {
        let mut query =
            self.connection.prepare_cached("SELECT id, name FROM hamlet ORDER BY sort_key, id")?;
        let rows = query.query_map([], |row| Ok((records::id_of(row, 0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn order(query: &Query) -> String {
    let way = if query.descending { "DESC" } else { "ASC" };
    match query.order {
        Order::Name => format!("h.sort_key {way}, h.id"),
        Order::Hamlet => format!("hamlet.sort_key {way}, h.sort_key, h.id"),
        // The words in the order of the official lists.
        Order::Class => format!(
            "CASE h.class WHEN 'poor_n1' THEN 1 WHEN 'poor_n2' THEN 2 WHEN 'poor' THEN 3
                 WHEN 'near_poor' THEN 4 WHEN 'not_poor' THEN 5 ELSE 6 END {way}, h.sort_key, h.id"
        ),
        Order::Birth => format!("h.birth_year {way}, h.sort_key, h.id"),
        // As many gaps as words.
        Order::Ready => format!(
            "-(length(h.gaps) - length(replace(h.gaps, ' ', '')) + (h.gaps <> '')) {way},
                 h.sort_key, h.id"
        ),
        Order::Money => format!("h.money {way}, h.sort_key, h.id"),
    }
}

fn condition(query: &Query) -> (String, Vec<Box<dyn ToSql>>) {
    let mut parts = vec!["1".to_owned()];
    let mut values: Vec<Box<dyn ToSql>> = Vec::new();
    for word in &query.words {
        values.push(Box::new(word.clone()));
        parts.push(format!("instr(h.search_key, ?{}) > 0", values.len()));
    }
    if let Some(hamlet) = query.hamlet {
        values.push(Box::new(records::bytes(hamlet)));
        parts.push(format!("h.hamlet = ?{}", values.len()));
    }
    if !query.classes.is_empty() {
        let places: Vec<String> = query
            .classes
            .iter()
            .map(|class| {
                values.push(Box::new(class.clone()));
                format!("?{}", values.len())
            })
            .collect();
        parts.push(format!("h.class IN ({})", places.join(", ")));
    }
    if query.with_gaps {
        parts.push("h.gaps <> ''".to_owned());
    }
    if let Some(only) = &query.only {
        let ids: Vec<String> =
            only.iter().map(|id| id.to_string().replace('-', "").to_uppercase()).collect();
        values.push(Box::new(serde_json::to_string(&ids).expect("a list of ids is plain JSON")));
        parts.push(format!("hex(h.id) IN (SELECT value FROM json_each(?{}))", values.len()));
    }
    (parts.join(" AND "), values)
}
