//! Names of hamlets out of cells and addresses, in one spelling each.
//!
//! Deliberately absent: creating hamlets; a name that is not known is handed on.

use std::collections::HashMap;

use domain::text::fold_label;

/// The key under which two spellings are one hamlet: «Thôn 3», «thôn 3» and «3».
pub(super) fn key(name: &str) -> String {
    let folded = fold_label(name);
    match folded.strip_prefix("thon ") {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => folded,
    }
}

/// The hamlets met so far, the commune's own first.
pub(super) struct Hamlets(HashMap<String, String>);

impl Hamlets {
    pub(super) fn of(known: &[String]) -> Self {
        Self(known.iter().map(|name| (key(name), name.clone())).collect())
    }

    /// The name as the commune writes it, or as this file wrote it first.
    pub(super) fn settle(&mut self, name: &str) -> String {
        self.0.entry(key(name)).or_insert_with(|| name.to_owned()).clone()
    }
}

/// The hamlet of an address: its first part that is no house number and not the name
/// of a commune, district or province.
pub(super) fn of_address(address: &str) -> Option<&str> {
    const WIDER: &[&str] = &["xa", "thi", "huyen", "tinh", "tt", "tp", "thanh"];
    address.split([',', ';', '-', '\n']).map(str::trim).find(|part| {
        let folded = fold_label(part);
        let first = folded.split(' ').next().unwrap_or_default();
        let wider = WIDER.contains(&first) && folded.contains(' ');
        let number =
            folded.starts_with("so nha") || first.parse::<u32>().is_ok() && folded.contains(' ');
        !folded.is_empty() && !wider && !number
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_hamlet_has_one_spelling() {
        let mut hamlets = Hamlets::of(&["Thôn Đồng Xoan".to_owned()]);
        assert_eq!(hamlets.settle("đồng xoan"), "Thôn Đồng Xoan");
        assert_eq!(hamlets.settle("Suối Trong"), "Suối Trong");
        assert_eq!(hamlets.settle("THÔN SUỐI TRONG"), "Suối Trong");
        assert_eq!(hamlets.settle("Bản 3"), "Bản 3");
        assert_eq!(hamlets.settle("Thôn 3"), "Thôn 3");
    }

    #[test]
    fn an_address_gives_its_hamlet() {
        for (address, hamlet) in [
            ("Thôn 4, xã Thọ Bình, huyện Triệu Sơn", Some("Thôn 4")),
            ("Đồi Chè - Thọ Bình", Some("Đồi Chè")),
            ("Số nhà 12, khu phố Tân Phong", Some("khu phố Tân Phong")),
            ("Thành Lập", None),
            ("xã Thọ Bình", None),
        ] {
            assert_eq!(of_address(address), hamlet, "{address}");
        }
    }
}
