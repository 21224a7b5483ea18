//! What Kith knows of the children of the files, as far as the reader may know it.

use super::scene::*;

#[test]
fn errors_stand_by_the_team_that_answers_for_the_child_today() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let north = team(&app, "Northgate");
    let (_, number) = on_record(&app, "CH1", "Marsden", Some(north));
    on_record(&app, "CH2", "Marsden", None);
    let at = check(&analyst, &faulty());

    let page = analyst.get(&at);

    page.expect("Northgate").expect("On record, without a team").expect("Not known in Kith");
    let list = analyst.get(&format!("{at}/errors?team={north}"));
    let teams = list.all("tbody td[data-label=Team]");
    assert!(!teams.is_empty() && teams.iter().all(|team| team == "Northgate"), "{teams:?}");
    let unknown = analyst.get(&format!("{at}/errors?team=unknown"));
    assert!(unknown.all("tbody td[data-label=Child]").iter().all(|child| child == "CH3"));
    let child = analyst.follow(&analyst.post(&format!("{at}/children"), &[("child", "CH1")]));
    assert!(child.attributes("main a", "href").contains(&format!("/people/{number}")));
    child.expect("Northgate").expect_not("Marsden");
}

#[test]
fn a_restricted_child_is_not_given_away() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let secret = team(&app, "Quiet team");
    let (person, number) = on_record(&app, "CH1", "Marsden", Some(secret));
    let guardian = app.account("the.guardian", "The Guardian", "manager", None);
    app.arrange(|acting| access::restrict(acting, person, guardian, &[], "A reason"));
    let at = check(&analyst, &faulty());

    let child = analyst.follow(&analyst.post(&format!("{at}/children"), &[("child", "CH1")]));

    child.expect("A record that you may not open");
    for page in [child, analyst.get(&at), analyst.get(&format!("{at}/errors")), analyst.get(&format!("{at}/children"))]
    {
        let source = page.source();
        assert!(!source.contains("Quiet team") && !source.contains(&number) && !source.contains("Marsden"));
    }
    let closed = analyst.get(&format!("{at}/errors?team=closed"));
    assert!(closed.all("tbody td[data-label=Child]").iter().all(|child| child == "CH1"));
    assert_eq!(analyst.get(&format!("{at}/errors?team={secret}")).all("tbody tr").len(), 0);
}

#[test]
fn a_list_of_many_children_asks_the_database_no_more_often_than_one_of_few() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let mut asked = Vec::new();
    for children in [20, 200] {
        let at = check(&analyst, &generated(&app, "ssda903", children));
        let (page, statements) = app.statements(|| analyst.get(&format!("{at}/children")));
        page.expect_status(200);
        asked.push(statements.len());
    }
    assert_eq!(asked[0], asked[1]);
}
