//! Making the district's key known: its key file, or a package that it signed, and the six words
//! of its signed letter.
//!
//! Deliberately absent: showing the words of a key file. They are typed from the letter, or
//! comparing would be reading the same file twice.

use std::path::Path;

use domain::DISTRICT;
use exchange::Party;

use crate::cases::packages::{known, owned, remember, signer, unexpected};
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{KeyFileView, KnownReceiver, PathArgs, TextArgs, TrustArgs, Trusted};
use crate::words::say;

/// Words offered at a time.
const OFFERED: usize = 7;

/// `words.complete`: words of the list that begin like the typed one.
pub fn complete(_: &Call<'_>, args: TextArgs) -> Result<Vec<String>> {
    Ok(owned(&exchange::complete_word(&args.text, OFFERED)))
}

/// `handing.key_file`: is it the district's, and is its key known already?
pub fn key_file(call: &Call<'_>, args: PathArgs) -> Result<KeyFileView> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let party = district_key(workplace, Path::new(&args.path))?;
    let receiver = receiver(workplace)?;
    let held = known(workplace)?.remove(DISTRICT);
    let relation = match held {
        None => "new",
        Some(held) if held.keys == party.keys => "known",
        Some(_) => "other",
    };
    Ok(KeyFileView {
        path: args.path,
        name: party.name,
        relation: relation.to_owned(),
        known_since: receiver.map(|receiver| receiver.since),
    })
}

/// `handing.trust`: the key is known from now on if all six words fit.
pub fn trust(call: &Call<'_>, args: TrustArgs) -> Result<Trusted> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let party = district_key(workplace, Path::new(&args.path))?;
    let wrong = exchange::differing_words(&party.keys, &args.words);
    if wrong.is_empty() && args.words.len() == 6 {
        remember(call, workplace, &party)?;
        return Ok(Trusted {
            receiver: receiver(workplace)?,
            wrong: Vec::new(),
            message: String::new(),
        });
    }
    let places: Vec<String> = wrong.iter().map(ToString::to_string).collect();
    let message = match wrong.len() {
        6 => say("trust.all_wrong", &[]),
        _ => say("trust.wrong", &[("places", &places.join(", "))]),
    };
    let wrong = wrong.into_iter().map(|place| u32::try_from(place).unwrap_or(u32::MAX)).collect();
    Ok(Trusted { receiver: None, wrong, message })
}

/// The district as this workplace knows it.
pub(super) fn receiver(workplace: &Workplace) -> Result<Option<KnownReceiver>> {
    let senders = workplace.store.senders()?;
    let Some(sender) = senders.into_iter().find(|sender| sender.unit == DISTRICT) else {
        return Ok(None);
    };
    let party: Party = serde_json::from_str(&sender.party).map_err(unexpected)?;
    Ok(Some(KnownReceiver {
        words: owned(&exchange::fingerprint_words(&party.keys)),
        unit: party.unit,
        name: party.name,
        since: sender.enrolled_at,
        who: sender.who,
    }))
}

/// Who signed a key file or package that may serve as the receiver's: the district, and real or
/// for practice as this workplace is.
pub(super) fn district_key(workplace: &Workplace, path: &Path) -> Result<Party> {
    let (party, training) = signer(path)?;
    if training != workplace.store.identity().training {
        let key = if training { "submit.training_key" } else { "submit.real_key" };
        return Err(AppError::new(ErrorCode::Refused, key, &[]));
    }
    if party.unit != DISTRICT {
        return Err(AppError::new(
            ErrorCode::Refused,
            "submit.not_district",
            &[("name", &party.name)],
        ));
    }
    Ok(party)
}
