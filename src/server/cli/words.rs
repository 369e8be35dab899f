//! The help of the command line, and what is said to a wrong call, in the language of the sentences: `usage.ftl`.
//!
//! What each command does and takes is declared beside it; the messages are found by the names of command and argument.

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, StyledStr};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use super::{FINE, WRONG};
use crate::i18n::{I18n, Lang};

/// The argument that chooses the language.
const LANG: &str = "lang";

/// The language that a call asks for, before the call is read: what is wrong with it is said in that language too.
pub(super) fn language(call: &[OsString]) -> Lang {
    let mut words = call.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let code = match word.strip_prefix("--lang") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        if let Some(code) = code {
            return Lang::from_code(code);
        }
    }
    Lang::default()
}

/// The commands with their help in words.
pub(super) fn in_words(command: Command, i18n: &I18n) -> Command {
    let codes = PossibleValuesParser::new([Lang::Vi, Lang::En].map(Lang::code));
    let lang = Arg::new(LANG)
        .long(LANG)
        .value_name("LANG")
        .global(true)
        .default_value(Lang::default().code())
        .value_parser(codes);
    let name = command.get_name().to_owned();
    worded(command.arg(lang), &name, i18n)
}

fn worded(command: Command, path: &str, i18n: &I18n) -> Command {
    let flag = |name: &'static str, short: char, action: ArgAction| {
        Arg::new(name)
            .long(name)
            .short(short)
            .action(action)
            .help(i18n.t(&format!("usage-{name}")))
            .help_heading(heading(i18n, false))
    };
    let below: Vec<String> = command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    let worded_here = command
        .about(i18n.t(&format!("usage-{path}")))
        .help_template(format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}", i18n.t("usage-usage")))
        .subcommand_help_heading(i18n.t("usage-commands"))
        .subcommand_value_name(i18n.t("usage-command"))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|arg| explained(arg, path, i18n))
        .arg(flag("help", 'h', ArgAction::Help))
        .arg(flag("version", 'V', ArgAction::Version));
    below.into_iter().fold(worded_here, |command, name| {
        let path = format!("{path}-{name}");
        command.mut_subcommand(name, |one| worded(one, &path, i18n))
    })
}

/// The heading over what stands in its place, or over what is named.
fn heading(i18n: &I18n, positional: bool) -> String {
    i18n.t(if positional { "usage-arguments" } else { "usage-options" })
}

fn explained(arg: Arg, path: &str, i18n: &I18n) -> Arg {
    let says = i18n.t(&key(path, arg.get_id().as_str(), i18n));
    let heading = heading(i18n, arg.is_positional());
    let arg = arg.help_heading(heading);
    if !arg.get_action().takes_values() {
        return arg.help(says);
    }
    let values: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let usual: Vec<String> = arg.get_default_values().iter().map(|value| value.to_string_lossy().into()).collect();
    let listed = |key: &str, name: &str, several: &[String]| {
        let text = several.join(", ");
        (!text.is_empty()).then(|| i18n.t_args(key, &[(name, text.into())]))
    };
    let more = [listed("usage-values", "values", &values), listed("usage-default", "value", &usual)];
    let help: Vec<String> = std::iter::once(says).chain(more.into_iter().flatten()).collect();
    arg.help(help.join(" ")).hide_default_value(true).hide_possible_values(true)
}

/// The message of an argument: its command's own, or what is said of it everywhere.
fn key(path: &str, arg: &str, i18n: &I18n) -> String {
    let own = format!("usage-{path}_{arg}");
    if i18n.has(&own) { own } else { format!("usage-any_{arg}") }
}

/// Prints the help that was asked for, or why a call cannot be followed and what to do.
pub(super) fn answer(error: &clap::Error, i18n: &I18n) -> ExitCode {
    let rendered = || error.render().to_string().replace("[OPTIONS]", &i18n.t("usage-some-options"));
    // Nowhere left to say that nothing can be said.
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _unread = write!(std::io::stdout().lock(), "{}", rendered());
            return ExitCode::from(FINE);
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _lost = write!(std::io::stderr().lock(), "{}", rendered());
        }
        _ => {
            let _lost = write!(std::io::stderr().lock(), "commune: {}", refusal(error, i18n));
        }
    }
    ExitCode::from(WRONG)
}

/// What is wrong with a call, how it is made, and where more is said.
fn refusal(error: &clap::Error, i18n: &I18n) -> String {
    let said = |kind: ContextKind| error.get(kind).map(plain).unwrap_or_default();
    let arguments = [
        ("arg", said(ContextKind::InvalidArg)),
        ("prior", said(ContextKind::PriorArg)),
        ("value", said(ContextKind::InvalidValue)),
        ("values", said(ContextKind::ValidValue)),
        ("command", said(ContextKind::InvalidSubcommand)),
        ("detail", error.kind().to_string()),
    ];
    let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str().into()));
    let what = match error.kind() {
        ErrorKind::MissingRequiredArgument => "missing",
        ErrorKind::MissingSubcommand => "no-command",
        ErrorKind::UnknownArgument => "unknown",
        ErrorKind::InvalidSubcommand => "unknown-command",
        ErrorKind::InvalidValue if said(ContextKind::InvalidValue).is_empty() => "no-value",
        ErrorKind::InvalidValue => "not-one-of",
        ErrorKind::ValueValidation => "value",
        ErrorKind::ArgumentConflict => "conflict",
        ErrorKind::InvalidUtf8 => "not-text",
        _ => "other",
    };
    let mut lines = vec![i18n.t_args(&format!("usage-wrong-{what}"), &arguments)];
    let meant = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand].map(said).concat();
    if !meant.is_empty() {
        lines.push(i18n.t_args("usage-meant", &[("meant", meant.into())]));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = line(usage, i18n);
        lines.push(format!("\n{}: {usage}", i18n.t("usage-usage")));
    }
    lines.push(i18n.t("usage-more"));
    lines.join("\n") + "\n"
}

fn plain(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(several) => several.join(", "),
        other => other.to_string(),
    }
}

/// A usage without its heading.
fn line(usage: &StyledStr, i18n: &I18n) -> String {
    let usage = usage.to_string().replace("[OPTIONS]", &i18n.t("usage-some-options"));
    usage.trim_start_matches("Usage:").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::server::cli::Cli;

    /// Every command and argument with the text that stands beside its declaration.
    fn declared(command: &Command, path: &str, i18n: &I18n, found: &mut Vec<(String, String)>) {
        let text = |text: Option<&StyledStr>| text.map(ToString::to_string).unwrap_or_default();
        found.push((format!("usage-{path}"), text(command.get_about())));
        found.extend(command.get_arguments().map(|arg| (key(path, arg.get_id().as_str(), i18n), text(arg.get_help()))));
        for one in command.get_subcommands() {
            declared(one, &format!("{path}-{}", one.get_name()), i18n, found);
        }
    }

    #[test]
    fn every_command_and_argument_is_explained_in_both_languages_and_english_as_it_is_declared() {
        let (vi, en) = (I18n::new(Lang::Vi), I18n::new(Lang::En));
        let mut found = Vec::new();
        declared(&Cli::command(), "commune", &en, &mut found);
        assert!(found.len() > 60, "{}", found.len());
        let missing: Vec<_> = found.iter().filter(|(key, _)| !vi.has(key)).collect();
        assert!(missing.is_empty(), "{missing:#?}");
        let other: Vec<_> = found.iter().filter(|(key, text)| en.t(key) != *text).collect();
        assert!(other.is_empty(), "{other:#?}");
    }

    #[test]
    fn every_command_in_words_can_be_read() {
        for lang in [Lang::Vi, Lang::En] {
            in_words(Cli::command(), &I18n::new(lang)).debug_assert();
        }
    }

    #[test]
    fn the_language_is_known_before_the_call_is_read() {
        let asked = |words: &[&str]| language(&words.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(asked(&["commune", "--lang", "en", "no-such"]), Lang::En);
        assert_eq!(asked(&["commune", "serve", "--lang=en"]), Lang::En);
        assert_eq!(asked(&["commune", "serve", "--lang"]), Lang::Vi);
        assert_eq!(asked(&["commune", "--language"]), Lang::Vi);
    }
}
