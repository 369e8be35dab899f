//! Every sentence of the rules: there in both languages, and in the golden cases word for word in Vietnamese.

use rstest::rstest;
use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::class::Class;
use so_thon::domain::classification::{Change, Outcome};
use so_thon::domain::ids::QuestionId;
use so_thon::domain::member::Relation;
use so_thon::domain::questionnaire::form::{FormContext, proposals};
use so_thon::domain::questionnaire::read;
use so_thon::domain::standard::{Certainty, SettingValue, builtin};
use so_thon::i18n::reasons::{
    change_aloud, change_sentence, class_name, class_sentence, indicator_name, indicator_reason, missing_sentence,
    proposal_reason,
};
use so_thon::i18n::{I18n, Lang};

use super::build::{day, member};
use super::cases;

#[test]
fn every_golden_case_says_what_it_says() {
    let i18n = I18n::new(Lang::Vi);
    let mut wrong = Vec::new();
    for (file, case) in cases::all() {
        let told = cases::tell(&case);
        let found = &told.found;
        let mut expect = |wanted: Option<&String>, said: String| {
            if wanted.is_some_and(|wanted| *wanted != said) {
                wrong.push(format!("{file}: {}:\n  {}\n  {said}", case.name, wanted.unwrap()));
            }
        };
        if let Some(number) = case.expect.indicator {
            let outcome = found.indicators.iter().find(|outcome| outcome.number == number).expect("the indicator");
            expect(case.expect.reason.as_ref(), indicator_reason(&i18n, outcome, &told.members, case.visited_on));
        }
        expect(case.expect.sentence.as_ref(), class_sentence(&i18n, found));
        expect(case.expect.missing_sentence.as_ref(), missing_sentence(&i18n, found, &told.members, case.visited_on));
        let changes: Vec<String> = found
            .changes
            .iter()
            .map(|change| {
                let (Change::Indicators { class, .. }
                | Change::B1Above { class, .. }
                | Change::IncomeAbove { class, .. }) = change;
                let what = change_sentence(&i18n, found, change, &told.members, case.visited_on);
                format!("{what} → {}", class.code())
            })
            .collect();
        expect(case.expect.changes.as_ref().map(|list| list.join("\n")).as_ref(), changes.join("\n"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// No sentence shows a key, a placeable or a space where a name should be, in either language.
#[rstest]
#[case(Lang::Vi)]
#[case(Lang::En)]
fn no_sentence_of_a_golden_case_shows_its_workings(#[case] lang: Lang) {
    let i18n = I18n::new(lang);
    for (file, case) in cases::all() {
        let told = cases::tell(&case);
        let found = &told.found;
        let mut said = vec![class_sentence(&i18n, found), class_name(&i18n, found.class)];
        said.push(missing_sentence(&i18n, found, &told.members, case.visited_on));
        for outcome in &found.indicators {
            said.push(indicator_reason(&i18n, outcome, &told.members, case.visited_on));
            if outcome.outcome == Outcome::Deprived {
                let bare = i18n.t("reason-deprived-bare");
                assert_ne!(
                    said.last(),
                    Some(&bare),
                    "{file}: {}: indicator {} has no reason",
                    case.name,
                    outcome.number
                );
            }
        }
        for change in &found.changes {
            said.push(change_sentence(&i18n, found, change, &told.members, case.visited_on));
            said.push(change_aloud(&i18n, found, change, &told.members, case.visited_on));
        }
        for sentence in said {
            let workings = ["{", "}", "  ", " ,", " .", "fact-", "open-", "fix-", "why-", "class-", "reason-"];
            let shown = workings.iter().find(|working| sentence.contains(*working));
            assert!(shown.is_none() && !sentence.starts_with(' '), "{file}: {}: {sentence}", case.name);
        }
    }
}

#[test]
fn a_change_is_read_aloud_with_the_class() {
    let i18n = I18n::new(Lang::Vi);
    let (_, case) = cases::all()
        .into_iter()
        .find(|(_, case)| case.standard == "nd07-2021" && case.name.starts_with("B1 = 140"))
        .expect("the case");
    let told = cases::tell(&case);
    let aloud: Vec<String> = told
        .found
        .changes
        .iter()
        .map(|change| change_aloud(&i18n, &told.found, change, &told.members, case.visited_on))
        .collect();
    assert_eq!(aloud[0], "Nếu bà Mùi có thẻ BHYT thì thành hộ cận nghèo.");
    assert_eq!(aloud[3], "Nếu B1 lên trên 140 thì thành hộ không nghèo.");
}

#[rstest]
#[case(Lang::Vi)]
#[case(Lang::En)]
fn every_question_option_check_and_indicator_has_its_words(#[case] lang: Lang) {
    let i18n = I18n::new(lang);
    let mut keys: Vec<String> = Vec::new();
    for questionnaire in read::builtin() {
        keys.push(format!("questionnaire-{}", questionnaire.id));
        for section in &questionnaire.sections {
            keys.push(format!("section-{}", section.id));
            if section.roster {
                keys.extend(["q-members".to_owned(), "q-birth".to_owned()]);
            }
            for question in &section.questions {
                keys.push(format!("q-{}", question.id));
                keys.extend(question.unit.clone());
                keys.extend(question.options.iter().map(|option| format!("q-{}-{}", question.id, option.id)));
            }
        }
        keys.extend(questionnaire.checks.iter().map(|check| format!("check-{}", check.id)));
    }
    for standard in builtin() {
        keys.push(format!("standard-{}", standard.id));
        keys.extend(standard.dimensions.iter().map(|id| format!("dimension-{id}")));
        keys.extend(standard.settings.keys().map(|name| format!("setting-{name}")));
        keys.extend(standard.questions.iter().map(|id| format!("open-{id}")));
        for indicator in &standard.indicators {
            keys.push(format!("fix-{}", indicator.number));
            let name = indicator_name(&i18n, &standard.id, indicator.number);
            assert!(!name.contains("indicator-"), "{name}");
        }
    }
    keys.extend(
        ["income_basis", "b1_points", "income_declared", "agri_income", "birth"].map(|id| format!("open-{id}")),
    );
    for class in Class::ALL {
        keys.extend([format!("class-{}", class.code()), format!("class-{}-within", class.code())]);
    }
    keys.extend(Relation::ALL.map(|relation| format!("relation-{}", relation.code())));
    let certainties = [Certainty::Law, Certainty::LawInSubstance, Certainty::Plan, Certainty::Unconfirmed];
    keys.extend(certainties.map(|certainty| format!("certainty-{}", certainty.code())));
    let missing: Vec<&String> = keys.iter().filter(|key| !i18n.has(key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// A number means another thing in another standard.
#[test]
fn an_indicator_is_named_by_its_standard() {
    let i18n = I18n::new(Lang::Vi);
    assert_eq!(indicator_name(&i18n, "nd07-2021", 12), "Phương tiện tiếp cận thông tin");
    assert_eq!(indicator_name(&i18n, "nd351-2025", 12), "Sử dụng internet, dịch vụ số");
    assert_eq!(indicator_name(&i18n, "nd351-2025", 11), "Xử lý rác thải sinh hoạt");
    assert_eq!(indicator_name(&i18n, "nd351-2025", 4), indicator_name(&i18n, "nd07-2021", 4));
}

/// The office may move an option to the other side of a setting, and the reason must still have words.
#[test]
fn every_material_source_and_latrine_can_be_a_reason() {
    let i18n = I18n::new(Lang::Vi);
    let questionnaire = read::builtin_latest("yearly-review").expect("the questionnaire reads");
    let questions = questionnaire.sections.iter().flat_map(|section| &section.questions);
    for question in questions.filter(|question| {
        ["roof", "wall", "column", "water_source", "latrine", "waste"].contains(&question.id.as_str())
    }) {
        for option in &question.options {
            let other = option.id == "other" && i18n.has(&format!("fact-{}_other_durable-no", question.id));
            assert!(other || i18n.has(&format!("fact-{}-{}", question.id, option.id)), "{} {}", question.id, option.id);
        }
    }
    let settings = cases::standard().settings;
    assert!(
        settings.values().all(|setting| matches!(&setting.value, SettingValue::Number(_) | SettingValue::Options(_)))
    );
}

#[test]
fn both_languages_have_the_same_messages_of_the_rules() {
    let keys = |text: &str| -> Vec<String> {
        let mut keys: Vec<String> = text
            .lines()
            .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
            .filter_map(|line| line.split_once(" =").map(|(key, _)| key.to_owned()))
            .collect();
        keys.sort();
        assert!(keys.windows(2).all(|pair| pair[0] != pair[1]), "a message is there twice");
        keys
    };
    assert_eq!(
        keys(include_str!("../../assets/i18n/vi/rules.ftl")),
        keys(include_str!("../../assets/i18n/en/rules.ftl"))
    );
    assert_eq!(
        keys(include_str!("../../assets/i18n/vi/questions.ftl")),
        keys(include_str!("../../assets/i18n/en/questions.ftl"))
    );
}

/// Why causes and groups are proposed, in the words of the screen.
#[rstest]
#[case::illness("causes", &[(Some(2), "long_illness", Answer::Bool(true))], "illness", "Cháu Lý Văn Hải, 8 tuổi, ốm đau dài ngày")]
#[case::labour("causes", &[(Some(1), "labour_capacity", Answer::Bool(false))], "labour", "Bà Đặng Thị Mùi, 57 tuổi, không còn khả năng lao động; cháu Lý Văn Hải, 8 tuổi")]
#[case::land("causes", &[(None, "land", Answer::Hundredths(0))], "land", "Gia đình không có đất sản xuất")]
#[case::merit("groups", &[(Some(1), "merit", Answer::Bool(true))], "merit", "Bà Đặng Thị Mùi, 57 tuổi, là người có công với cách mạng")]
#[case::work("groups", &[(Some(1), "working", Answer::Bool(false))], "means", "Bà Đặng Thị Mùi, 57 tuổi, chưa có việc làm")]
#[case::causes("groups", &[(None, "causes", Answer::Choices(["tools".to_owned(), "skills".to_owned()].into()))], "means", "Nguyên nhân đã chọn: thiếu kỹ năng lao động, sản xuất, thiếu công cụ, phương tiện sản xuất")]
#[case::disability("groups", &[(Some(2), "disability", Answer::Choice("severe".to_owned()))], "protection", "Cháu Lý Văn Hải, 8 tuổi, khuyết tật nặng")]
#[case::social_evil("groups", &[(None, "social_evil", Answer::Bool(true))], "social_evil", "Gia đình cho biết có người mắc tệ nạn xã hội")]
fn a_proposal_says_why(
    #[case] question: &str,
    #[case] unusual: &[(Option<u128>, &str, Answer)],
    #[case] option: &str,
    #[case] reason: &str,
) {
    let form = read::builtin_latest("yearly-review").unwrap();
    let members = [
        member(1, "Đặng Thị Mùi", Relation::Head, "1969-03-02"),
        member(2, "Lý Văn Hải", Relation::Grandchild, "2018-05-01"),
    ];
    let mut answers = Answers::default();
    for (who, asked, answer) in unusual {
        let who = who.map(|number| member(number, "", Relation::Other, "").id);
        answers.set(who, QuestionId::new(*asked), Some(answer.clone()));
    }
    let visited_on = day(2026, 11, 12);
    cases::fill(&form, &members, &mut answers, visited_on, &Default::default());
    let kept_warnings = Default::default();
    let (questionnaire, answers) = (&form, &answers);
    let ctx = FormContext {
        questionnaire,
        members: &members,
        answers,
        visited_on,
        kept_warnings: &kept_warnings,
        points: None,
    };
    let all = form.sections.iter().flat_map(|section| &section.questions);
    let asked = all.into_iter().find(|it| it.id.as_str() == question).unwrap();
    let proposed = proposals(&ctx, None, asked);
    let (_, causes) = proposed.iter().find(|(choice, _)| choice.id == option).expect("it is proposed");
    assert_eq!(proposal_reason(&I18n::new(Lang::Vi), causes, &members, visited_on), reason);
    let english = proposal_reason(&I18n::new(Lang::En), causes, &members, visited_on);
    assert!(!english.is_empty() && !english.contains("fact-"), "{english}");
}
