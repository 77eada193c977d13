//! Things on the screen, named as a person would: what they are and what is
//! written on them. No ids, no classes, no structure of the page.

use serde_json::{Value, json};

/// Something visible, by its role and its name.
#[derive(Debug, Clone)]
pub struct Thing {
    role: &'static str,
    name: String,
    inside: Option<Box<Thing>>,
}

impl Thing {
    fn new(role: &'static str, name: &str) -> Self {
        Self { role, name: name.to_owned(), inside: None }
    }

    /// The one inside another: `button("Mở").inside(row("Lê Văn An"))`.
    #[must_use]
    pub fn inside(mut self, outer: Thing) -> Self {
        self.inside = Some(Box::new(outer));
        self
    }

    /// The way to it from the whole page, outermost first, for [`FIND`].
    pub(crate) fn way(&self) -> Value {
        let mut steps = Vec::new();
        let mut thing = Some(self);
        while let Some(step) = thing {
            steps.push(json!([step.role, step.name]));
            thing = step.inside.as_deref();
        }
        steps.reverse();
        Value::Array(steps)
    }
}

impl std::fmt::Display for Thing {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} «{}»", self.role, self.name)?;
        match &self.inside {
            Some(outer) => write!(out, " inside {outer}"),
            None => Ok(()),
        }
    }
}

macro_rules! things {
    ($($(#[$doc:meta])* $role:ident),+ $(,)?) => {$(
        $(#[$doc])*
        pub fn $role(name: &str) -> Thing {
            Thing::new(stringify!($role), name)
        }
    )+};
}

things! {
    /// A button, by its words (or its title, where it has none).
    button,
    /// A link.
    link,
    /// Where text, a number or a choice is put in, by its label.
    field,
    /// A check box, a radio button or a switch, by its label.
    tick,
    /// A heading.
    heading,
    /// A row of a table, by anything written in it.
    row,
    /// A cell of a table, by what is written in it.
    cell,
    /// A tab.
    tab,
    /// An open dialogue, by its title or its words.
    dialog,
    /// A line of a menu.
    menu_item,
    /// A line of a list to choose from.
    option,
    /// Any words on the screen, wherever they stand.
    text,
}

/// Finds all visible things at the end of a way (`arguments[0]`), best first:
/// those named exactly so, else those whose name contains the words. Names are
/// what assistive technology reads: label, title, or the words inside.
pub(crate) const FIND: &str = r#"
const roles = {
  button: 'button, [role=button], input[type=button], input[type=submit], summary',
  link: 'a[href], [role=link]',
  field: 'input:not([type=hidden]):not([type=button]):not([type=submit]):not([type=checkbox]):not([type=radio]),' +
    'textarea, select, [contenteditable=true], [contenteditable=plaintext-only],' +
    '[role=textbox], [role=combobox], [role=searchbox], [role=spinbutton]',
  tick: 'input[type=checkbox], input[type=radio], [role=checkbox], [role=radio], [role=switch],' +
    '[role=menuitemcheckbox], [role=menuitemradio]',
  heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
  row: 'tr, [role=row]',
  cell: 'td, th, [role=cell], [role=gridcell], [role=columnheader], [role=rowheader]',
  tab: '[role=tab]',
  dialog: 'dialog[open], [role=dialog], [role=alertdialog]',
  menu_item: '[role=menuitem], [role=menuitemcheckbox], [role=menuitemradio]',
  option: 'option, [role=option]',
  text: '*',
};
const byContent = ['row', 'dialog'];
const plain = s => (s || '').normalize('NFC').replace(/\s+/g, ' ').trim();
const visible = e => e.tagName === 'OPTION'
  ? visible(e.closest('select'))
  : e.getClientRects().length > 0 && e.checkVisibility({ opacityProperty: true, visibilityProperty: true });
const name = e => {
  const by = e.getAttribute('aria-labelledby');
  if (by) return plain(by.split(/\s+/).map(id => document.getElementById(id)?.textContent).join(' '));
  if (e.getAttribute('aria-label')) return plain(e.getAttribute('aria-label'));
  if (e.labels && e.labels.length) return plain([...e.labels].map(l => l.innerText).join(' '));
  if (e.tagName === 'INPUT') return plain(['button', 'submit'].includes(e.type) ? e.value : e.title);
  const inner = e.matches(roles.field) ? '' : plain(e.innerText || e.textContent);
  return inner || plain(e.title);
};
let places = [document.documentElement];
for (const [role, wanted] of arguments[0]) {
  const words = plain(wanted);
  const exact = [], part = [];
  for (const place of places) {
    for (const e of place.querySelectorAll(roles[role])) {
      if (!visible(e)) continue;
      if (role === 'text') {
        const own = plain(e.innerText);
        if (!own.includes(words)) continue;
        // The innermost element that holds all of the words.
        if ([...e.children].some(c => visible(c) && plain(c.innerText).includes(words))) continue;
        (own === words ? exact : part).push(e);
        continue;
      }
      const said = name(e);
      if (said === words) exact.push(e);
      else if (said.includes(words)) part.push(e);
      else if (byContent.includes(role) && plain(e.innerText).includes(words)) part.push(e);
    }
  }
  places = exact.length ? exact : part;
}
return [...new Set(places)].slice(0, 20);
"#;
