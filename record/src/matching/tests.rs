mod duplicates;
mod recall;

use jiff::civil::date;

use super::*;

fn person(given: &str, family: &str) -> Sketch {
    Sketch { names: vec![(given.to_owned(), family.to_owned())], ..Sketch::default() }
}

/// Names alone; each pair may be one person, and a search for either must find the other.
const SAME: [(&str, &str, &str, &str); 72] = [
    ("Mohammed", "Hussain", "Muhammad", "Hussein"),
    ("Mohamed", "Ali", "Mohammad", "Ali"),
    ("Mo", "Hussain", "Mohammed", "Hussain"),
    ("Maxamed", "Xasan", "Mohamed", "Hassan"),
    ("Muhammad Ali", "Khan", "Ali", "Khan"),
    ("Abdirahman", "Yusuf", "Abdurrahman", "Yusuf"),
    ("Ayesha", "Begum", "Aisha", "Begum"),
    ("Aisyah", "Begum", "Aisha", "Begum"),
    ("Fatima", "Chowdhury", "Fatema", "Choudhury"),
    ("Yusuf", "Qureshi", "Youssef", "Kureshi"),
    ("Zainab", "Akhtar", "Zaynab", "Akthar"),
    ("Khadija", "Mahmood", "Khadijah", "Mehmood"),
    ("Usman", "Malik", "Uthman", "Malik"),
    ("Ibrahim", "Shah", "Ebrahim", "Shah"),
    ("Jaswinder", "Singh", "Jasvinder", "Singh"),
    ("Gurpreet", "Kaur", "Gurprit", "Kaur"),
    ("Harpreet", "Sandhu", "Harprit", "Sandu"),
    ("Lakshmi", "Patel", "Laxmi", "Patel"),
    ("Rukhsana", "Bibi", "Ruksana", "Bibi"),
    ("Syed", "Chaudhry", "Sayed", "Chaudhary"),
    ("Sean", "Murphy", "Shaun", "Murphy"),
    ("Shaun", "Murphy", "Shawn", "Murphey"),
    ("Siobhan", "O'Brien", "Shivaun", "OBrien"),
    ("Niamh", "Kelly", "Neve", "Kelly"),
    ("Aoife", "Byrne", "Eefa", "Byrne"),
    ("Caoimhe", "Doyle", "Keeva", "Doyle"),
    ("Eoghan", "Ryan", "Owen", "Ryan"),
    ("Ciara", "Walsh", "Keira", "Walsh"),
    ("Tadhg", "Nolan", "Tadgh", "Nolan"),
    ("Róisín", "Daly", "Rosheen", "Daly"),
    ("Siân", "Davies", "Sian", "Davis"),
    ("Rhys", "Llewellyn", "Reece", "Llewelyn"),
    ("Catherine", "MacDonald", "Kathryn", "McDonald"),
    ("Kate", "Taylor", "Catherine", "Tayler"),
    ("Stephen", "Clarke", "Steven", "Clark"),
    ("Bob", "Smyth", "Robert", "Smith"),
    ("Lexi", "Brown", "Alexandra", "Browne"),
    ("Bill", "Thompson", "William", "Thomson"),
    ("Jayden", "Wright", "Jaydon", "Right"),
    ("Kayleigh", "Harris", "Kaylee", "Harris"),
    ("Mackenzie", "Reid", "McKenzie", "Reed"),
    ("Chantelle", "Green", "Shantelle", "Greene"),
    ("Geoffrey", "Philips", "Jeff", "Phillips"),
    ("Gillian", "White", "Jill", "Whyte"),
    ("Isla", "Stuart", "Ila", "Stewart"),
    ("Zoë", "Hughes", "Zoe", "Hughs"),
    ("Chloe", "Evans", "Khloe", "Evans"),
    ("Charlotte", "Smith-Jones", "Charlotte", "Smith"),
    ("Charlotte", "Smith Jones", "Charlotte", "Smith-Jones"),
    ("Mary-Jane", "Cook", "Maryjane", "Cook"),
    ("Ann Marie", "Hill", "Annmarie", "Hill"),
    ("Murphy", "Shaun", "Shaun", "Murphy"),
    ("Nguyen", "Anh", "Anh", "Nguyen"),
    ("Katarzyna", "Kowalska", "Kasia", "Kowalska"),
    ("Wiktor", "Kowalski", "Viktor", "Kovalski"),
    ("Łukasz", "Wójcik", "Lukas", "Wojcik"),
    ("Krzysztof", "Nowak", "Kristof", "Nowak"),
    ("Małgorzata", "Zając", "Gosia", "Zajac"),
    ("Elżbieta", "Dąbrowska", "Elizabeth", "Dabrowska"),
    ("Ștefan", "Popescu", "Stefan", "Popesku"),
    ("Ioana", "Ionescu", "Joanna", "Ionescu"),
    ("Gheorghe", "Munteanu", "George", "Munteanu"),
    ("Oleksandr", "Shevchenko", "Alexander", "Shevchenko"),
    ("Yulia", "Bondarenko", "Julia", "Bondarenko"),
    ("Oluwaseun", "Adeyemi", "Seun", "Adeyemi"),
    ("Oluwadamilola", "Okafor", "Damilola", "Okafor"),
    ("Chukwuemeka", "Eze", "Emeka", "Eze"),
    ("Temitope", "Balogun", "Tope", "Balogun"),
    ("Kwame", "Mensah", "Kwami", "Mensa"),
    ("Fatoumata", "Diallo", "Fatou", "Diallo"),
    ("Daniel", "Johnson", "Danile", "Jonhson"),
    ("Thomas", "Wlaker", "Thomas", "Walker"),
];

/// Names alone; different people.
const DIFFERENT: [(&str, &str, &str, &str); 40] = [
    ("Mohammed", "Hussain", "Ahmed", "Hussain"),
    ("Mohammed", "Khan", "Mahmood", "Khan"),
    ("Mohammed", "Ali", "Mohammed", "Patel"),
    ("Aisha", "Begum", "Amina", "Begum"),
    ("Fatima", "Begum", "Farida", "Begum"),
    ("Zainab", "Akhtar", "Zara", "Akhtar"),
    ("Gurpreet", "Singh", "Gurdeep", "Singh"),
    ("Harpreet", "Kaur", "Simran", "Kaur"),
    ("Jaswinder", "Singh", "Jaspreet", "Singh"),
    ("Sean", "Murphy", "Simon", "Murphy"),
    ("Sean", "Murphy", "Sean", "Kelly"),
    ("Niamh", "Kelly", "Nora", "Kelly"),
    ("Siobhan", "O'Brien", "Sinead", "O'Brien"),
    ("Aoife", "Byrne", "Orla", "Byrne"),
    ("Kate", "Taylor", "Kay", "Taylor"),
    ("Daniel", "Jones", "David", "Jones"),
    ("Jack", "Smith", "Jake", "Brown"),
    ("Emily", "Wilson", "Emma", "Watson"),
    ("Oliver", "Clark", "Oscar", "Clark"),
    ("Lily", "Green", "Lola", "Green"),
    ("Ella", "White", "Eva", "White"),
    ("Jayden", "Wright", "Kayden", "Knight"),
    ("Leo", "Harris", "Lee", "Morris"),
    ("Amelia", "Hall", "Ava", "Hall"),
    ("Alexandra", "Brown", "Alexander", "Jones"),
    ("Katarzyna", "Nowak", "Karol", "Nowak"),
    ("Jakub", "Kowalski", "Jan", "Kowalski"),
    ("Maria", "Popescu", "Marius", "Ionescu"),
    ("Andrei", "Popa", "Adrian", "Popa"),
    ("Oluwaseun", "Adeyemi", "Oluwatobi", "Adeyemi"),
    ("Chidi", "Okafor", "Chinedu", "Okonkwo"),
    ("Kwame", "Mensah", "Kofi", "Mensah"),
    ("Abdi", "Hassan", "Ahmed", "Hassan"),
    ("Li", "Wang", "Wei", "Wang"),
    ("Smith", "John", "Jones", "John"),
    ("Thomas", "Walker", "Theo", "Baker"),
    ("Mohammed Ali", "Khan", "Mohammed Hassan", "Khan"),
    ("Mary Jane", "Smith", "Mary Kate", "Smith"),
    ("Sean", "Murphy", "Jack", "Murphy"),
    ("Jan", "Nowak", "Jack", "Newark"),
];

#[test]
fn names_that_may_be_one_person_are_likely_either_way_round_and_are_found() {
    let mut wrong = Vec::new();
    for (given, family, other_given, other_family) in SAME {
        let (one, other) = (person(given, family), person(other_given, other_family));
        let there = compare(&one, &other);
        let back = compare(&other, &one);
        let kept = search_keys(other_given, other_family);
        let found = query_keys(&format!("{given} {family}")).iter().any(|k| kept.contains(&k.key));
        if there.score < LIKELY || there.score != back.score || !found {
            wrong.push(format!("{given} {family}, {other_given} {other_family}: {there:?}, found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn names_of_different_people_are_not_likely() {
    let mut wrong = Vec::new();
    for (given, family, other_given, other_family) in DIFFERENT {
        let matched = compare(&person(given, family), &person(other_given, other_family));
        if matched.score >= LIKELY {
            wrong.push(format!("{given} {family}, {other_given} {other_family}: {matched:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn born(given: &str, family: &str, on: Day) -> Sketch {
    Sketch { births: vec![on], ..person(given, family) }
}

fn living_at(postcode: &str, sketch: Sketch) -> Sketch {
    Sketch { postcodes: vec![postcode.to_owned()], ..sketch }
}

#[test]
fn a_slip_in_the_date_of_birth_or_the_name_does_not_hide_a_person() {
    let kept = born("Shaun", "Murphy", date(2010, 6, 3));
    for (other, said) in [
        (born("Sean", "Murphy", date(2010, 3, 6)), "Day and month swapped: 6 March 2010 / 3 June 2010"),
        (born("Shaun", "Merfy", date(2010, 6, 3)), "Sounds the same: Merfy / Murphy"),
        (born("Shaun", "Murphy", date(2011, 6, 3)), "Date of birth one figure out: 3 June 2011 / 3 June 2010"),
        (born("Murphy", "Shaun", date(2010, 6, 3)), "Given and family name swapped"),
        (born("Shaun", "Murpy", date(2010, 6, 30)), "Spelt nearly the same: Murpy / Murphy"),
        (born("S", "Murphy", date(2010, 6, 3)), "Same first letter: S / Shaun"),
        (
            born("Shaun", "Murphy", date(2010, 1, 1)),
            "Same year of birth, one may be estimated: 1 January 2010 / 3 June 2010",
        ),
    ] {
        let matched = compare(&other, &kept);
        assert!(matched.score >= LIKELY, "{other:?} {matched:?}");
        assert!(matched.reasons.iter().any(|reason| reason.to_string() == said), "{said}: {matched:?}");
    }
}

#[test]
fn everything_the_same_is_a_hundred_and_a_name_alone_is_less() {
    let whole = living_at("TN23 5AN", born("Shaun", "Murphy", date(2010, 6, 3)));
    assert_eq!(compare(&whole, &living_at("tn235an", whole.clone())).score, 100);
    assert_eq!(compare(&person("Shaun", "Murphy"), &whole).score, 75);
    assert_eq!(compare(&Sketch::default(), &whole).score, 0);
}

#[test]
fn brothers_sisters_and_twins_are_not_one_person() {
    let home = "TN23 5AN";
    let one = living_at(home, born("Jayden", "Clarke", date(2014, 2, 9)));
    for other in [
        born("Mia", "Clarke", date(2014, 2, 9)),
        born("Mia", "Clarke", date(2016, 8, 21)),
        born("Tyler", "Clarke", date(2015, 2, 9)),
        born("Jayden", "Clarke", date(1988, 11, 30)),
    ] {
        let matched = compare(&one, &living_at(home, other.clone()));
        assert!(matched.score < LIKELY, "{other:?} {matched:?}");
    }
}

#[test]
fn namesakes_born_on_different_days_are_not_one_person() {
    let one = born("Mohammed", "Khan", date(2012, 5, 14));
    let other = born("Mohammed", "Khan", date(2009, 11, 27));
    assert!(compare(&one, &other).score < POSSIBLE);
}

#[test]
fn a_changed_family_name_is_possible_and_at_the_same_postcode_likely() {
    let before = living_at("M1 1AE", born("Anna", "Kowalska", date(2011, 9, 7)));
    let after = born("Anna", "Brown", date(2011, 9, 7));
    assert!((POSSIBLE..LIKELY).contains(&compare(&before, &after).score));
    assert!(compare(&before, &living_at("m11ae", after)).score >= LIKELY);
}

#[test]
fn the_same_number_is_enough_to_look() {
    let number = |sketch: Sketch, written: &str| Sketch { identifiers: vec![written.to_owned()], ..sketch };
    let one = number(born("Anna", "Kowalska", date(2011, 9, 7)), "943 476 5919");
    let other = number(born("Zara", "Smith", date(2003, 2, 1)), "9434765919");
    let matched = compare(&one, &other);
    assert!(matched.score >= LIKELY && matched.score < 80, "{matched:?}");
    assert_eq!(matched.reasons[0].to_string(), "Same number: 9434765919");
    assert!(!matched.reasons.last().unwrap().is_for());
}

#[test]
fn what_was_typed_in_one_box_finds_the_person() {
    let kept = living_at("TN23 5AN", born("Shaun", "Murphy", date(2010, 6, 3)));
    for typed in ["murphy shawn", "Murphy, Sean 6/3/2010", "shaun tn235an", "murhpy 03062010"] {
        let matched = compare(&read_query(typed).sketch(), &kept);
        assert!(matched.score >= LIKELY, "{typed}: {matched:?}");
    }
}
