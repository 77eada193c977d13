//! Faulty files are refused whole and say where.

use super::*;

fn refusal(change: impl FnOnce(&mut CatalogueFiles<'static>)) -> CatalogueError {
    let mut files = CatalogueFiles::built_in();
    change(&mut files);
    match Catalogue::parse(&files, "2016-2020") {
        Ok(_) => panic!("the changed catalogue should have been refused"),
        Err(error) => error,
    }
}

fn leaked(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

#[test]
fn a_code_that_leads_nowhere_refuses_the_catalogue() {
    let text = CatalogueFiles::built_in().causes.replace("P01;P02;P14;P06", "P01;P99");
    let error = refusal(|files| files.causes = leaked(text));
    assert_eq!(
        error.to_string(),
        "Danh mục causes.csv, mục «Thiếu vốn sản xuất» nhắc tới mã «P99» không có trong danh mục. Danh mục đang dùng không thay đổi. Hãy sửa mã đó rồi nạp lại."
    );
}

#[test]
fn a_synonym_of_two_entries_refuses_the_catalogue() {
    let text = format!("{}cause,NN02,Thieu von\n", CatalogueFiles::built_in().synonyms);
    let error = refusal(|files| files.synonyms = leaked(text));
    assert!(matches!(error, CatalogueError::Duplicate { file: "synonyms.csv", .. }));
}

#[test]
fn a_unit_listed_twice_refuses_the_catalogue() {
    let text = CatalogueFiles::built_in().communes.replace("\n2,15667", "\n2,15670");
    let error = refusal(|files| files.communes = leaked(text));
    assert!(matches!(error, CatalogueError::Duplicate { .. }), "{error}");
}

#[test]
fn a_target_above_the_opening_number_refuses_the_catalogue() {
    let text = CatalogueFiles::built_in().communes.replace("306,200", "306,400");
    let error = refusal(|files| files.communes = leaked(text));
    assert!(matches!(error, CatalogueError::Row { line: 4, .. }), "{error}");
}
