//! What is known of a child: facts with their source, warnings, and what nobody has asked yet.

use crate::dice::{Dice, between, one_of};
use crate::life::Child;
use crate::plan::{Plan, Situation};
use crate::write::{Setting, moment};
use record::names::{Background, Sex};
use record::store::fact::set_fact;
use record::store::warning::{Warning, warn};
use record::words::FactKind;
use store::{Acting, Fault};

/// Sex as registered.
pub(crate) fn write_sex(acting: &mut Acting<'_>, person: i64, sex: Sex, by: &str) -> Result<(), Fault> {
    let (code, words) = match sex {
        Sex::Female => ("F", "Female"),
        Sex::Male => ("M", "Male"),
    };
    set_fact(acting, person, FactKind::Sex, code, words, "Birth certificate", by).map(|_| ())
}

/// Everything else, for a child.
pub(crate) fn write_facts(
    acting: &mut Acting<'_>,
    child: &Child,
    plan: &Plan,
    setting: &Setting<'_>,
    dice: &mut Dice,
) -> Result<(), Fault> {
    let by = child.worker_name.clone();
    let know = |acting: &mut Acting<'_>, kind, code: &str, words: &str, source: &str| {
        set_fact(acting, child.id, kind, code, words, source, &by).map(|_| ())
    };
    let (code, words) = ethnicity(child, dice);
    know(acting, FactKind::Ethnicity, code, &words, "Family")?;
    if child.age < 0 || child.given.is_empty() {
        return Ok(());
    }
    let (code, words) = language(child.background);
    know(acting, FactKind::Language, code, words, "Family")?;
    if code != "eng" && dice.in_hundred(45) {
        know(acting, FactKind::Interpreter, "yes", &format!("Yes, {words}, for parents' meetings"), "Family")?;
    } else {
        know(acting, FactKind::Interpreter, "no", "No", "Family")?;
    }
    let (code, words) = religion(child.background, dice);
    know(acting, FactKind::Religion, code, words, "Family")?;
    let (code, words) = disability(plan, dice);
    know(acting, FactKind::Disability, code, words, "Health records")?;
    if let Some(words) = communication(child, code, dice) {
        know(acting, FactKind::Communication, "", &words, "Visits")?;
    }
    acting.at = moment(crate::dice::before(setting.today, between(dice, 5, 300)), 16, 20, setting.now);
    if child.age >= 5 && dice.in_hundred(74) {
        let (code, words) = trusted(child, dice);
        know(acting, FactKind::TrustedAdult, code, &words, "The child")?;
    }
    if child.age >= 10 && dice.in_hundred(70) {
        let contact = [
            "Text first, then ring. Not before 4 on school days",
            "WhatsApp. Never ring Mum's phone to reach me",
            "Ring. I don't read texts",
            "Through my carer, and tell me what about",
            "Email, because my phone has no credit most of the time",
        ];
        know(acting, FactKind::Contact, "said", one_of(dice, &contact).unwrap_or_default(), "The child")?;
    }
    if child.age >= 13 && dice.in_hundred(4) {
        let said = [
            "Non-binary, uses they and them with friends; not yet told at home",
            "A trans boy; uses he and him, and school does too",
        ];
        know(
            acting,
            FactKind::GenderIdentity,
            "described",
            one_of(dice, &said).unwrap_or_default(),
            "The young person",
        )?;
    }
    if dice.in_hundred(62) {
        let words = identity(child, dice);
        know(acting, FactKind::IdentityAnalysis, "", &words, "Visits and direct work")?;
    }
    if plan.situation == Situation::Alone {
        know(acting, FactKind::Immigration, "pending", "Asylum claim made, interview awaited", "Home Office letter")?;
    }
    if plan.situation.in_care() {
        let (code, words) = legal_status(plan, dice);
        know(acting, FactKind::LegalStatus, code, words, "Court order or agreement")?;
        if dice.in_hundred(78) {
            let words = why_in_care(child, plan.situation);
            know(acting, FactKind::WhyInCare, "", &words, "Gone over with the child")?;
        }
    }
    warnings(acting, child, plan, dice)
}

fn ethnicity(child: &Child, dice: &mut Dice) -> (&'static str, String) {
    let known = |code: &'static str| {
        let words = match code {
            "WBRI" => "White British",
            "WIRI" => "White Irish",
            "WIRT" => "Traveller of Irish heritage",
            "WROM" => "Gypsy or Roma",
            "WOTH" => "Any other White background",
            "MWBC" => "White and Black Caribbean",
            "MWBA" => "White and Black African",
            "MWAS" => "White and Asian",
            "MOTH" => "Any other mixed background",
            "APKN" => "Pakistani",
            "ABAN" => "Bangladeshi",
            "AIND" => "Indian",
            "BAFR" => "Black African",
            "BCRB" => "Black Caribbean",
            "CHNE" => "Chinese",
            _ => "Any other ethnic group",
        };
        (code, words.to_owned())
    };
    match dice.below(100) {
        0..2 => ("refused", "Family prefers not to say".to_owned()),
        2..7 => ("not_yet_asked", "Not yet asked".to_owned()),
        7..9 => ("unknown", "Unknown".to_owned()),
        _ => known(child.ethnic),
    }
}

fn language(background: Background) -> (&'static str, &'static str) {
    match background {
        Background::Pakistani => ("urd", "Urdu"),
        Background::Bangladeshi => ("syl", "Sylheti"),
        Background::Somali => ("som", "Somali"),
        Background::Polish => ("pol", "Polish"),
        Background::Romanian => ("ron", "Romanian"),
        Background::Ukrainian => ("ukr", "Ukrainian"),
        Background::Chinese => ("yue", "Cantonese"),
        Background::Kurdish => ("kur", "Kurdish (Sorani)"),
        Background::Roma => ("slk", "Slovak, and Romani with grandparents"),
        _ => ("eng", "English"),
    }
}

fn religion(background: Background, dice: &mut Dice) -> (&'static str, &'static str) {
    match background {
        _ if dice.in_hundred(12) => ("not_yet_asked", "Not yet asked"),
        Background::Pakistani | Background::Bangladeshi | Background::Somali | Background::Kurdish => {
            ("muslim", "Muslim; prays with the family, halal food only")
        }
        Background::Polish | Background::Irish => {
            ("christian", "Catholic; first communion matters to the grandparents")
        }
        Background::African | Background::Caribbean => {
            ("christian", "Christian; church on Sundays, sings in the choir")
        }
        Background::Romanian | Background::Ukrainian => ("christian", "Orthodox; keeps Easter, otherwise little"),
        Background::Indian => ("sikh_or_hindu", "Goes to the gurdwara or temple with grandparents at festivals"),
        _ if dice.in_hundred(70) => ("none", "None"),
        _ => ("christian", "Church of England, christened, seldom goes"),
    }
}

fn disability(plan: &Plan, dice: &mut Dice) -> (&'static str, &'static str) {
    let some = [
        ("yes", "Autism; loud rooms and changes without warning are hard"),
        ("yes", "Cerebral palsy; uses a frame at school and a wheelchair outside"),
        ("yes", "Down's syndrome; signs and a few clear words"),
        ("yes", "Epilepsy; rescue medicine in the blue bag, plan on the fridge"),
        ("yes", "Severe learning disability and sleeps little"),
    ];
    let often = if plan.situation == Situation::Disability { 100 } else { 9 };
    if dice.in_hundred(often) {
        let at = usize::try_from(dice.below(5)).unwrap_or(0);
        return some.get(at).copied().unwrap_or(("yes", "Autism"));
    }
    if dice.in_hundred(10) { ("not_yet_asked", "Not yet asked") } else { ("no", "None known") }
}

fn communication(child: &Child, disabled: &str, dice: &mut Dice) -> Option<String> {
    let name = &child.cast.child;
    if disabled == "yes" {
        let ways = [
            "Makaton for yes, no, more and stop; looks away when it is too much",
            "Talks best side by side, in the car or over Lego, not face to face",
            "Uses a talking tablet; give it time, the answer comes",
        ];
        return one_of(dice, &ways).map(|way| format!("{way}. {name} shows pain by going quiet."));
    }
    (child.age < 4).then(|| format!("{name} shows rather than says: watch whom {name} goes to when startled."))
}

fn trusted(child: &Child, dice: &mut Dice) -> (&'static str, String) {
    let people = [
        ("Nana, Mum's mum", "agreed"),
        ("Mr Tattersall, who runs the breakfast club", "agreed"),
        ("Miss Khalid, the learning mentor", "agreed"),
        ("Auntie Dawn next door", "agreed"),
        ("Coach Femi at football", "not_agreed"),
        ("My big cousin Shan", "not_agreed"),
        ("Mrs Hartley, my old teacher", "agreed"),
        ("Nobody. I sort it myself", "agreed"),
    ];
    let at = usize::try_from(dice.below(8)).unwrap_or(0);
    let (who, agreed) = people.get(at).copied().unwrap_or(("Nana", "agreed"));
    let name = &child.cast.child;
    match agreed {
        "agreed" => ("agreed", format!("{who}. {name} agreed that we know.")),
        _ => (
            "not_agreed",
            format!("{who}. {name} told us, and asked us not to contact this person without asking first."),
        ),
    }
}

fn identity(child: &Child, dice: &mut Dice) -> String {
    let name = &child.cast.child;

    match child.background {
        Background::Pakistani | Background::Bangladeshi | Background::Somali => format!(
            "{name} prays at home and is one person there and another at school. Fasting went unmentioned in our first plan; we now plan visits in Ramadan after school, not at lunch."
        ),
        Background::Polish | Background::Romanian | Background::Ukrainian | Background::Roma => format!(
            "{name} translates for the adults at the doctor and the bank, which is more than a child should carry. We book interpreters so that {name} does not have to."
        ),
        Background::African | Background::Caribbean => format!(
            "{name} is one of three Black children in the year and has been asked about hair and accent more than about anything else. Carers and school know a hairdresser now; we ask {name}, not only adults, what is said in the corridor."
        ),
        Background::Irish => format!(
            "The family travels in summer and {name} is proud of the horses. School absence in June was read as neglect before anybody asked."
        ),
        _ => {
            let ways = [
                format!(
                    "{name} says people at school can tell who is on free dinners. Money, not culture, marks {name} out, and we keep that in mind when we ask for contributions to trips."
                ),
                format!(
                    "{name} is the only one at home who reads for pleasure and is teased for talking posh. We lend books without a fuss."
                ),
                format!(
                    "{name} has red hair like nobody else at home and asks about it. The answer is a father the family does not speak of."
                ),
            ];
            let refs: Vec<&str> = ways.iter().map(String::as_str).collect();
            one_of(dice, &refs).unwrap_or_default().to_owned()
        }
    }
}

fn legal_status(plan: &Plan, dice: &mut Dice) -> (&'static str, &'static str) {
    match plan.situation {
        Situation::Alone => ("V2", "Single period of accommodation (section 20)"),
        Situation::KinshipCare if dice.in_hundred(50) => ("C1", "Interim care order"),
        _ if dice.in_hundred(30) => ("V2", "Single period of accommodation (section 20)"),
        _ if dice.in_hundred(20) => ("C1", "Interim care order"),
        _ => ("C2", "Full care order"),
    }
}

fn why_in_care(child: &Child, situation: Situation) -> String {
    let name = &child.cast.child;
    let carer = child.cast.carer.as_deref().unwrap_or("your carer");
    match (situation, child.age) {
        (Situation::Alone, _) => format!(
            "{name}, you came to this country without your family. When someone under 18 has no family here to look after them, the council must do it. You did nothing wrong. We will keep looking for news of your family if you want us to, and you live with {carer} while your claim is decided."
        ),
        (_, 0..=4) => format!(
            "{name}, all children need somebody to feed them, keep them warm and keep them safe. Mummy loves you and could not do that every day. So a judge, who is a kind of very fair grown-up, asked {carer} to. It is not because of anything you did."
        ),
        (_, 5..=10) => format!(
            "{name}, you live with {carer} because things at home were not safe. The grown-ups had problems that were too big, and children were left to look after themselves. That is a grown-up job. A judge listened to everybody and decided. You did not cause it, and you could not have stopped it."
        ),
        _ => format!(
            "{name}, you came into care because your parents could not keep you safe, even when they had help and wanted to. The court read about what happened, including what you said, and decided. None of it was your fault. You can read the judge's reasons with {} when you want to, and stop whenever you like.",
            child.worker_name
        ),
    }
}

fn warnings(acting: &mut Acting<'_>, child: &Child, plan: &Plan, dice: &mut Dice) -> Result<(), Fault> {
    let one = |words: &str, high: bool, told: &str, told_why: &str| Warning {
        id: 0,
        words: words.to_owned(),
        high,
        told: told.to_owned(),
        told_why: told_why.to_owned(),
        from: plan.began,
        review_on: None,
        made_by: child.worker_name.clone(),
    };
    if plan.situation == Situation::DomesticAbuse && dice.in_hundred(40) {
        let words = "Mum's ex-partner has threatened workers at the door. Visit in twos after dark";
        warn(acting, child.id, &one(words, true, "no", "Telling him would show him that Mum spoke to us"))?;
    } else if dice.in_hundred(10) {
        warn(acting, child.id, &one("Large dog, shut in the kitchen if you ring first", false, "yes", ""))?;
    } else if dice.in_hundred(4) {
        let words = "Severe nut allergy. Injector in school office and in the kitchen drawer";
        warn(acting, child.id, &one(words, true, "yes", ""))?;
    }
    Ok(())
}
