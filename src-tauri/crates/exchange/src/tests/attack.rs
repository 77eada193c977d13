//! Packages made to deceive: each is refused with its own sentence.

use super::{COMMUNE, DISTRICT, World, forged, sealed, tally, with_content};
use crate::frame::{self, Frame};
use crate::{
    MAX_DEPTH, MAX_LINES, MAX_PACKED, MAX_STRING, Refusal, SealError, inspect, open, seal,
};

#[test]
fn every_single_bit_flip_at_each_byte_is_refused() {
    let world = World::new();
    let context = world.at_district();
    let mut bytes = sealed(world.submission_of_two_papers(), &world.commune);
    assert!(open(&bytes, &context).is_ok());
    for at in 0..bytes.len() {
        for bit in 0..8 {
            bytes[at] ^= 1 << bit;
            assert!(open(&bytes, &context).is_err(), "byte {at}, bit {bit}");
            assert!(inspect(&bytes).is_err(), "byte {at}, bit {bit}");
            bytes[at] ^= 1 << bit;
        }
    }
}

#[test]
fn every_truncation_is_refused_and_said_to_be_one() {
    let world = World::new();
    let bytes = sealed(world.submission(), &world.commune);
    for length in 0..bytes.len() {
        let refused = open(&bytes[..length], &world.at_district()).unwrap_err();
        let missing = (length >= 16).then(|| (bytes.len() - length) as u64);
        assert_eq!(refused, Refusal::Truncated { missing });
    }
}

#[test]
fn bytes_after_the_end_are_refused() {
    let world = World::new();
    let mut bytes = sealed(world.submission(), &world.commune);
    bytes.push(0);
    assert_eq!(open(&bytes, &world.at_district()).unwrap_err(), Refusal::Damaged);
}

#[test]
fn a_copy_with_text_line_ends_is_damaged_and_other_files_are_no_packages() {
    let world = World::new();
    let refused = |bytes: &[u8]| open(bytes, &world.at_district()).unwrap_err();
    assert_eq!(refused(b"\x89BVGOI\n\x10\0\0\0\0\0\0\0\0"), Refusal::Damaged);
    assert_eq!(refused(b"%PDF-1.7"), Refusal::NotAPackage);
    let huge = vec![0; MAX_PACKED + 1];
    assert_eq!(refused(&huge), Refusal::TooBig { bytes: huge.len() });
}

#[test]
fn an_envelope_under_another_header_is_refused() {
    let mut world = World::new();
    let thief = "15671";
    world.known.insert(thief.to_owned(), super::party(thief, &world.stranger));
    let bytes = sealed(world.submission(), &world.commune);
    let stolen = Frame::read(&bytes).unwrap();
    let mut header = stolen.header.clone();
    header.unit = thief.to_owned();
    header.sender.unit = thief.to_owned();
    header.sender.keys = world.stranger.public_keys();
    let header = serde_json::to_vec(&header).unwrap();
    let bytes = frame::write(&header, stolen.envelope, &world.stranger);
    assert_eq!(open(&bytes, &world.at_district()).unwrap_err(), Refusal::HeaderMismatch);
}

#[test]
fn a_manifest_that_counts_wrong_is_refused() {
    let world = World::new();
    let refused = |bend: fn(&mut crate::Manifest)| {
        let bytes = forged(&world.submission(), &world.commune, |_, manifest| bend(manifest));
        open(&bytes, &world.at_district()).unwrap_err()
    };
    assert_eq!(refused(|manifest| manifest.lines += 1), Refusal::Counts);
    assert_eq!(refused(|manifest| manifest.bytes -= 1), Refusal::Counts);
    assert_eq!(refused(|manifest| manifest.parts += 1), Refusal::Counts);
    assert_eq!(refused(|manifest| manifest.parts = 0), Refusal::Counts);
    assert_eq!(refused(|manifest| manifest.fingerprint = None), Refusal::Fingerprint);
    assert_eq!(
        refused(|manifest| manifest.vector = replica::VersionVector::default()),
        Refusal::Fingerprint
    );
    assert!(matches!(refused(|manifest| manifest.sums.dong += 1), Refusal::Sums { .. }));
    assert_eq!(refused(|manifest| manifest.parts = 5000), Refusal::TooManyParts);
}

#[test]
fn a_plan_that_cannot_be_counted_is_refused() {
    let world = World::new();
    let bytes = sealed(world.submission(), &world.commune);
    let context =
        crate::OpenContext { tally: &|_| Err("no such field".to_owned()), ..world.at_district() };
    assert!(matches!(open(&bytes, &context).unwrap_err(), Refusal::Uncountable { .. }));
}

#[test]
fn three_hundred_megabytes_of_zeros_are_refused() {
    let world = World::new();
    let zeros = vec![0; 1 << 20];
    let bytes = with_content(&world, |out| (0..300).try_for_each(|_| out.write_all(&zeros)));
    assert!(
        bytes.len() < 4 << 20,
        "small on the stick, {} bytes, large once unpacked",
        bytes.len()
    );
    assert_eq!(open(&bytes, &world.at_district()).unwrap_err(), Refusal::LineTooLong);
}

/// The manifest and statement of a package that announces far more than it may hold.
fn announce(out: &mut dyn std::io::Write, world: &World) -> std::io::Result<()> {
    let mut request = world.submission();
    request.parts[0].statement.content.bytes = usize::MAX;
    let header = crate::seal::header_of(&request, &world.commune);
    let manifest = crate::seal::manifest_of(&header, &request, crate::ControlSums::default());
    serde_json::to_writer(&mut *out, &manifest)?;
    writeln!(out)?;
    serde_json::to_writer(&mut *out, &request.parts[0].statement)?;
    let proof = (world.commune.public_keys().signing, [0_u8; 64]);
    writeln!(
        out,
        "\n{{\"key\":\"{}\",\"signature\":\"{}\"}}",
        crate::hex::encode(&proof.0),
        crate::hex::encode(&proof.1)
    )
}

#[test]
fn three_hundred_megabytes_in_short_lines_are_refused() {
    let world = World::new();
    let mut blank = vec![b' '; 1 << 20];
    blank.push(b'\n');
    let bytes = with_content(&world, |out| {
        announce(out, &world)?;
        (0..300).try_for_each(|_| out.write_all(&blank))
    });
    assert_eq!(open(&bytes, &world.at_district()).unwrap_err(), Refusal::UnpacksTooBig);
}

#[test]
fn lines_strings_and_nesting_beyond_the_bounds_are_refused() {
    let world = World::new();
    let refused = |line: String, times: usize| {
        let bytes = with_content(&world, |out| {
            announce(out, &world)?;
            (0..times).try_for_each(|_| out.write_all(line.as_bytes()))
        });
        open(&bytes, &world.at_district()).unwrap_err()
    };
    assert_eq!(refused("1\n".to_owned(), MAX_LINES), Refusal::TooManyLines);
    assert_eq!(refused(format!("\"{}\"\n", "a".repeat(MAX_STRING)), 1), Refusal::StringTooLong);
    assert_eq!(refused(format!("{}\n", "[".repeat(MAX_DEPTH + 1)), 1), Refusal::TooDeep);
    assert!(matches!(refused("1\n".to_owned(), 2), Refusal::Contents { .. }));
}

#[test]
fn what_is_not_written_as_a_package_is_refused_behind_a_good_signature() {
    let world = World::new();
    let refused = |bytes: &[u8]| open(bytes, &world.at_district()).unwrap_err();
    for content in [&b""[..], b"{}\n", b"{}", b"\xFF\n"] {
        let bytes = with_content(&world, |out| out.write_all(content));
        assert!(matches!(refused(&bytes), Refusal::Contents { .. }));
    }
    let header = crate::seal::header_of(&world.submission(), &world.commune);
    let header_json = serde_json::to_vec(&header).unwrap();
    let no_envelope = frame::write(&header_json, b"not an age file", &world.commune);
    assert!(matches!(refused(&no_envelope), Refusal::Contents { .. }));
    let not_zlib = crate::seal::wrap(&header, &world.commune, b"not zlib").unwrap();
    assert!(matches!(refused(&not_zlib), Refusal::Contents { .. }));
}

#[test]
fn bytes_hidden_after_the_content_are_refused() {
    let world = World::new();
    let request = world.submission();
    let header = crate::seal::header_of(&request, &world.commune);
    let sums = crate::seal::count(&request.parts, &tally).unwrap();
    let manifest = crate::seal::manifest_of(&header, &request, sums);
    let mut packed = crate::seal::pack(&manifest, &request.parts);
    packed.push(0);
    let bytes = crate::seal::wrap(&header, &world.commune, &packed).unwrap();
    assert!(matches!(open(&bytes, &world.at_district()).unwrap_err(), Refusal::Contents { .. }));
}

#[test]
fn what_the_receiver_would_refuse_is_not_sealed() {
    let world = World::new();
    let long = format!("{{\"note\":\"{}\"}}", "a".repeat(MAX_STRING));
    let mut request = world.submission();
    let ledger = super::ledger("answers/15670/2020", COMMUNE, 1, &[&long]);
    request.parts.push(crate::Part::ledger(ledger, &world.commune));
    assert_eq!(
        seal(&request, &world.commune, &tally),
        Err(SealError::WouldBeRefused(Refusal::StringTooLong))
    );
}

#[test]
fn a_recipient_named_in_the_header_but_not_in_the_envelope_cannot_open() {
    let world = World::new();
    let bytes = sealed(world.submission(), &world.commune);
    let mut header = inspect(&bytes).unwrap().header;
    header.recipients[0].keys = world.district.public_keys();
    let only_stranger = world.request(COMMUNE, "xã Thọ Bình", &[(DISTRICT, &world.stranger)]);
    let other = sealed(only_stranger, &world.commune);
    let envelope = Frame::read(&other).unwrap().envelope;
    let header = serde_json::to_vec(&header).unwrap();
    let bytes = frame::write(&header, envelope, &world.commune);
    assert!(matches!(open(&bytes, &world.at_district()).unwrap_err(), Refusal::OldKey { .. }));
}
