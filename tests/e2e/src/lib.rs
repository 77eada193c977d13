//! A hand and an eye at the real window, for end-to-end tests.
//!
//! A test sits at a [`Desk`] (a screen without a display, a data folder of its
//! own), opens the program, and acts as a person does: finds things by what is
//! written on them, clicks, types, reads. It never calls a command of the program,
//! never reads its database, and waits for what it wants to see, not for time.
//!
//! ```no_run
//! use e2e::{Desk, ENTER, button, field, text};
//!
//! let desk = Desk::for_test("a_changed_name_is_there_after_a_restart");
//! let window = desk.open_window(&[]);
//! window.click(button("Sửa hộ"));
//! window.fill(field("Họ và tên"), "Nguyễn Thị Ánh");
//! window.press(ENTER);
//! window.sees(text("Đã lưu"));
//! window.screenshot("saved");
//! window.close();
//! let window = desk.open_window(&[]);
//! window.sees(text("Nguyễn Thị Ánh"));
//! ```

mod desk;
mod keys;
mod list;
mod process;
mod screen;
mod thing;
mod trace;
mod viewer;
mod webdriver;
mod window;

pub use desk::{Answer, Desk};
pub use keys::{
    BACKSPACE, DELETE, DOWN, END, ENTER, ESCAPE, F1, F2, F4, F6, F7, F8, HOME, INSERT, LEFT,
    PAGE_DOWN, PAGE_UP, Press, RIGHT, SPACE, TAB, UP, alt, ctrl, shift,
};
pub use list::{Listed, dong_thang, write_list};
pub use thing::{
    Thing, button, cell, dialog, field, heading, link, menu_item, option, row, tab, text, tick,
};
pub use window::Window;
