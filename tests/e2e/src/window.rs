//! The open window, as a person meets it: look, click, type, read.
//!
//! Every act waits until it can be done and every look until there is something to
//! see, both within a limit; what is still missing then is a failing test, with a
//! picture of the window beside it. Nothing here knows how the page is built.

use serde_json::{Value, json};
use std::cell::Cell;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::keys::{ENTER, Press, TAB, ctrl};
use crate::screen::click_crosses;
use crate::thing::{FIND, Thing};
use crate::webdriver::{Element, Failure, Session};

/// How long a person would wait before calling it broken.
const PATIENCE: Duration = Duration::from_secs(15);
/// Between two looks.
const BLINK: Duration = Duration::from_millis(30);

const TWO_FRAMES: &str = "const done = arguments[arguments.length - 1]; requestAnimationFrame(() => requestAnimationFrame(() => done()));";

/// An open window of the program. Dropping it ends the program without a goodbye,
/// as a power cut would; [`Window::close`] asks it to close.
#[derive(Debug)]
pub struct Window {
    session: Session,
    pictures: PathBuf,
    screen: String,
    taken: Cell<usize>,
}

impl Window {
    pub(crate) fn new(session: Session, pictures: PathBuf, screen: String) -> Self {
        Self { session, pictures, screen, taken: Cell::new(0) }
    }

    /// Goes to an address. The program has none; this is for a page under test.
    #[track_caller]
    pub fn goes_to(&self, address: &str) {
        if let Err(failure) = self.session.go_to(address) {
            panic!("go to {address}: {failure}");
        }
    }

    /// Tries again and again until something comes of it.
    #[track_caller]
    fn until<T>(&self, wish: &str, mut attempt: impl FnMut() -> Result<Option<T>, Failure>) -> T {
        let begun = Instant::now();
        loop {
            let obstacle = match attempt() {
                Ok(Some(result)) => return result,
                Ok(None) => String::new(),
                // The page changed between looking and acting: look again.
                Err(Failure::Refused { error, message }) => format!(" ({error}: {message})"),
                Err(failure @ Failure::Unanswered(_)) => panic!("{wish}: {failure}"),
            };
            if begun.elapsed() > PATIENCE {
                self.screenshot("failed");
                panic!(
                    "{wish}: not within {PATIENCE:?}{obstacle}. The window shows:\n{}",
                    self.reads()
                );
            }
            std::thread::sleep(BLINK);
        }
    }

    fn all(&self, thing: &Thing) -> Result<Vec<Element>, Failure> {
        self.session.elements(FIND, json!([thing.way()]))
    }

    fn first(&self, thing: &Thing) -> Result<Option<Element>, Failure> {
        Ok(self.all(thing)?.into_iter().next())
    }

    /// Waits until the thing is to be seen.
    #[track_caller]
    pub fn sees(&self, thing: Thing) {
        self.until(&format!("see {thing}"), || self.first(&thing));
    }

    /// Waits until the thing is no longer to be seen.
    #[track_caller]
    pub fn sees_no(&self, thing: Thing) {
        self.until(&format!("see no {thing}"), || Ok(self.first(&thing)?.is_none().then_some(())));
    }

    /// How many of the things are to be seen now.
    #[track_caller]
    pub fn counts(&self, thing: Thing) -> usize {
        self.until(&format!("count {thing}"), || self.all(&thing).map(|found| Some(found.len())))
    }

    /// Clicks on the thing, once it is there and nothing covers it.
    #[track_caller]
    pub fn click(&self, thing: Thing) {
        self.until(&format!("click {thing}"), || {
            let Some(element) = self.first(&thing)? else {
                return Ok(None);
            };
            self.session.click(&element).map(Some)
        });
    }

    /// Double-clicks on the thing.
    #[track_caller]
    pub fn double_click(&self, thing: Thing) {
        let press = [
            json!({"type": "pointerDown", "button": 0}),
            json!({"type": "pointerUp", "button": 0}),
        ];
        self.until(&format!("double-click {thing}"), || {
            let Some(element) = self.first(&thing)? else { return Ok(None) };
            let over = json!({"type": "pointerMove", "origin": Session::origin(&element), "x": 0, "y": 0});
            let acts: Vec<Value> = [over].into_iter().chain(press.clone()).chain(press.clone()).collect();
            let hand = json!([{"type": "pointer", "id": "hand", "parameters": {"pointerType": "mouse"}, "actions": acts}]);
            self.session.act(hand).map(Some)
        });
    }

    /// What the person will choose in the system's next file dialog, which a driver cannot
    /// reach: a file, a folder, or a list of files. `Value::Null` chooses nothing.
    #[track_caller]
    pub fn will_pick(&self, choice: impl Into<Value>) {
        const ANSWER: &str = "const [choice] = arguments;
            window.addEventListener('benvung:pick', event => {
                event.preventDefault();
                event.detail.answer(choice);
            }, { once: true });";
        if let Err(failure) = self.session.script(ANSWER, json!([choice.into()])) {
            panic!("choose in a dialog: {failure}");
        }
    }

    /// Types into whatever has the focus, key by key. A line break is Enter, a tab
    /// goes to the next field.
    #[track_caller]
    pub fn types(&self, text: &str) {
        let presses = text.chars().map(|letter| match letter {
            '\n' => ENTER,
            '\t' => TAB,
            letter => Press::from(letter),
        });
        self.play(&format!("type «{text}»"), presses);
    }

    /// Presses a key: `window.press(F2)`, `window.press(ctrl('z'))`.
    #[track_caller]
    pub fn press(&self, press: impl Into<Press>) {
        let press = press.into();
        self.play(&format!("press {press:?}"), [press]);
    }

    #[track_caller]
    fn play(&self, wish: &str, presses: impl IntoIterator<Item = Press>) {
        let key = |kind: &str, value: char| json!({"type": kind, "value": value});
        let mut acts = Vec::new();
        for press in presses {
            let held = press.held.iter().copied().flatten();
            acts.extend(held.clone().map(|modifier| key("keyDown", modifier)));
            acts.extend([key("keyDown", press.key), key("keyUp", press.key)]);
            acts.extend(held.map(|modifier| key("keyUp", modifier)));
        }
        let played = self.session.act(json!([{"type": "key", "id": "keyboard", "actions": acts}]));
        if let Err(failure) = played {
            self.screenshot("failed");
            panic!("{wish}: {failure}");
        }
    }

    /// Goes to a field by clicking it, replaces what is in it, and stays there.
    #[track_caller]
    pub fn fill(&self, field: Thing, text: &str) {
        self.click(field);
        self.press(ctrl('a'));
        self.types(text);
    }

    /// What a field holds: its text, or the words of the chosen line.
    #[track_caller]
    pub fn value(&self, field: Thing) -> String {
        const READ: &str = "const e = arguments[0];
            if (e.tagName === 'SELECT') return e.selectedOptions[0]?.text ?? '';
            return 'value' in e ? e.value : e.innerText;";
        self.until(&format!("read {field}"), || {
            let Some(element) = self.first(&field)? else {
                return Ok(None);
            };
            Ok(self.session.about(&element, READ)?.as_str().map(str::to_owned))
        })
    }

    /// Waits until a field holds this text.
    #[track_caller]
    pub fn sees_value(&self, field: Thing, text: &str) {
        self.until(&format!("see «{text}» in {field}"), || {
            let Some(element) = self.first(&field)? else {
                return Ok(None);
            };
            let held = self
                .session
                .about(&element, "return arguments[0].value ?? arguments[0].innerText;")?;
            Ok((held.as_str() == Some(text)).then_some(()))
        });
    }

    /// Whether a box is ticked.
    #[track_caller]
    pub fn is_ticked(&self, tick: Thing) -> bool {
        const READ: &str = "const e = arguments[0];
            return 'checked' in e ? e.checked : e.getAttribute('aria-checked') === 'true';";
        self.until(&format!("read {tick}"), || {
            let Some(element) = self.first(&tick)? else {
                return Ok(None);
            };
            Ok(self.session.about(&element, READ)?.as_bool())
        })
    }

    /// Waits until a button that stays down is down.
    #[track_caller]
    pub fn sees_pressed(&self, button: Thing) {
        self.until(&format!("see {button} pressed"), || {
            let Some(element) = self.first(&button)? else {
                return Ok(None);
            };
            let pressed = self
                .session
                .about(&element, "return arguments[0].getAttribute('aria-pressed');")?;
            Ok((pressed == "true").then_some(()))
        });
    }

    /// Waits until the thing has the focus.
    #[track_caller]
    pub fn is_at(&self, thing: Thing) {
        self.until(&format!("be at {thing}"), || {
            let Some(element) = self.first(&thing)? else {
                return Ok(None);
            };
            let focused =
                self.session.about(&element, "return document.activeElement === arguments[0];")?;
            Ok((focused == true).then_some(()))
        });
    }

    /// Nothing reaches out of the window: the page does not scroll sideways, and every button
    /// and field outside of lists that scroll lies inside it.
    #[track_caller]
    pub fn fits(&self) {
        const OUTSIDE: &str = "
            const scrolls = element => {
                for (let up = element.parentElement; up; up = up.parentElement)
                    if (/(auto|scroll)/.test(getComputedStyle(up).overflow)) return true;
                return false;
            };
            const out = [];
            if (document.documentElement.scrollWidth > innerWidth) out.push('the page itself');
            for (const element of document.querySelectorAll('button, input, select, h1, h2')) {
                const { left, top, right, bottom } = element.getBoundingClientRect();
                if (right - left === 0 || scrolls(element)) continue;
                if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1)
                    out.push(element.getAttribute('aria-label') || element.innerText || element.name);
            }
            return out;";
        match self.session.script(OUTSIDE, json!([])) {
            Ok(outside) if outside == json!([]) => {}
            Ok(outside) => {
                self.screenshot("failed");
                panic!("reaches out of the window: {outside}");
            }
            Err(failure) => panic!("measure the page: {failure}"),
        }
    }

    /// All words that are to be seen, in reading order.
    pub fn reads(&self) -> String {
        let words =
            self.session.script("return document.body ? document.body.innerText : '';", json!([]));
        match words {
            Ok(words) => words.as_str().unwrap_or_default().to_owned(),
            Err(failure) => failure.to_string(),
        }
    }

    /// Takes a picture, `artefacts/e2e/<test>/<number>-<name>.png`, after two frames
    /// have been drawn. A picture that cannot be taken fails no test.
    pub fn screenshot(&self, name: &str) {
        let number = self.taken.get() + 1;
        self.taken.set(number);
        let picture =
            self.session.script_when_done(TWO_FRAMES).and_then(|_| self.session.screenshot());
        match picture {
            Ok(picture) => {
                let path = self.pictures.join(format!("{number:02}-{name}.png"));
                if let Err(error) = fs::write(&path, from_base64(&picture)) {
                    eprintln!("{}: {error}", path.display());
                }
            }
            Err(failure) => eprintln!("no picture «{name}»: {failure}"),
        }
    }

    /// Clicks the cross of the window and waits until the program has ended.
    #[track_caller]
    pub fn close(self) {
        match click_crosses(&self.screen) {
            Ok(told) => assert!(told > 0, "no window with a cross is on the screen"),
            Err(error) => panic!("close the window: {error}"),
        }
        let begun = Instant::now();
        while self.session.is_open() {
            assert!(
                begun.elapsed() < PATIENCE,
                "the program still runs {PATIENCE:?} after its window closed"
            );
            std::thread::sleep(BLINK);
        }
    }
}

/// Bytes from base 64 (of a picture that the driver made: no foreign input).
fn from_base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0);
    for letter in text.bytes() {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xFF) as u8);
        }
    }
    bytes
}
