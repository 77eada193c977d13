//! The invented list as an .xlsx file, the same bytes for the same commune.
//!
//! Deliberately absent: anything that only a person's Excel would add (formulas, filters,
//! several sheets); `intake` has its own tests for what people do.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError,
};

use super::{InventedCommune, Layout, ListCell};

impl InventedCommune {
    /// The list as a workbook with one sheet.
    ///
    /// # Errors
    /// When the list does not fit into a sheet (1,048,576 rows).
    pub fn list_xlsx(&self, layout: Layout) -> Result<Vec<u8>, XlsxError> {
        let table = self.list(layout);
        let mut book = Workbook::new();
        // Without a fixed day the file would tell when it was made.
        let made = ExcelDateTime::from_ymd(self.year, 1, 2)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let sheet = book.add_worksheet().set_name("Danh sách")?;

        let title = Format::new().set_bold().set_font_name("Times New Roman").set_font_size(12);
        let plain = Format::new().set_font_name("Times New Roman").set_font_size(11);
        let cell = plain
            .clone()
            .set_border(FormatBorder::Thin)
            .set_text_wrap()
            .set_align(FormatAlign::Top);
        let head = cell.clone().set_bold().set_align(FormatAlign::Center);

        let mut row = 0;
        for line in &table.titles {
            sheet.write_string_with_format(row, 0, line, &title)?;
            row += 1;
        }
        row += 1;
        for (column, (heading, width)) in (0..).zip(&table.columns) {
            sheet.set_column_width(column, *width)?;
            sheet.write_string_with_format(row, column, *heading, &head)?;
        }
        row += 1;
        sheet.set_freeze_panes(row, 2)?;
        for cells in &table.rows {
            for (column, own) in (0..).zip(cells) {
                match own {
                    ListCell::Blank => sheet.write_blank(row, column, &cell)?,
                    ListCell::Text(text) => {
                        sheet.write_string_with_format(row, column, text, &cell)?
                    }
                    ListCell::Number(number) => {
                        sheet.write_number_with_format(row, column, *number, &cell)?
                    }
                };
            }
            row += 1;
        }
        for line in &table.footers {
            sheet.write_string_with_format(row, 1, line, &plain)?;
            row += 1;
        }
        book.save_to_buffer()
    }
}
