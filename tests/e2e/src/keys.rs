//! Keys as WebDriver names them: a code point per key, modifiers held around it.

/// One key, with the modifiers that are held while it is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Press {
    pub(crate) key: char,
    pub(crate) held: [Option<char>; 3],
}

const fn bare(key: char) -> Press {
    Press { key, held: [None; 3] }
}

/// Enter.
pub const ENTER: Press = bare('\u{E007}');
/// Tab.
pub const TAB: Press = bare('\u{E004}');
/// Escape.
pub const ESCAPE: Press = bare('\u{E00C}');
/// Space, as a key that ticks and opens.
pub const SPACE: Press = bare(' ');
/// Backspace.
pub const BACKSPACE: Press = bare('\u{E003}');
/// Delete.
pub const DELETE: Press = bare('\u{E017}');
/// Insert.
pub const INSERT: Press = bare('\u{E016}');
/// Arrow left.
pub const LEFT: Press = bare('\u{E012}');
/// Arrow up.
pub const UP: Press = bare('\u{E013}');
/// Arrow right.
pub const RIGHT: Press = bare('\u{E014}');
/// Arrow down.
pub const DOWN: Press = bare('\u{E015}');
/// Page up.
pub const PAGE_UP: Press = bare('\u{E00E}');
/// Page down.
pub const PAGE_DOWN: Press = bare('\u{E00F}');
/// End.
pub const END: Press = bare('\u{E010}');
/// Home.
pub const HOME: Press = bare('\u{E011}');
/// Help.
pub const F1: Press = bare('\u{E031}');
/// Edit a cell.
pub const F2: Press = bare('\u{E032}');
/// Members of the household.
pub const F4: Press = bare('\u{E034}');
/// Next pane.
pub const F6: Press = bare('\u{E036}');
/// All pages from afar.
pub const F7: Press = bare('\u{E037}');
/// Next gap.
pub const F8: Press = bare('\u{E038}');

const SHIFT: char = '\u{E008}';
const CONTROL: char = '\u{E009}';
const ALT: char = '\u{E00A}';

impl From<char> for Press {
    fn from(key: char) -> Self {
        bare(key)
    }
}

fn holding(modifier: char, press: Press) -> Press {
    let mut held = press.held;
    if let Some(free) = held.iter_mut().find(|slot| slot.is_none()) {
        *free = Some(modifier);
    }
    Press { key: press.key, held }
}

/// Ctrl held: `ctrl('z')`, `ctrl(ENTER)`.
pub fn ctrl(press: impl Into<Press>) -> Press {
    holding(CONTROL, press.into())
}

/// Alt held: `alt('1')`.
pub fn alt(press: impl Into<Press>) -> Press {
    holding(ALT, press.into())
}

/// Shift held: `shift(TAB)`.
pub fn shift(press: impl Into<Press>) -> Press {
    holding(SHIFT, press.into())
}
