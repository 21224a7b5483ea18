//! Who may lead the work with a child: role and profession are two things.

use record::words::ResponsibilityRole;
use thiserror::Error;

/// Why somebody may not be named in this role.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LeadFault {
    /// A child's social worker is one.
    #[error("{name} is not a social worker ({profession}). Choose the role of lead practitioner, or another worker")]
    NotSocialWorker {
        /// Who was chosen.
        name: String,
        /// Their profession.
        profession: String,
    },
    /// Somebody must oversee them.
    #[error("{name} is not a social worker ({profession}). Name the manager, a social worker, who oversees the work")]
    NeedsOverseer {
        /// Who was chosen.
        name: String,
        /// Their profession.
        profession: String,
    },
    /// The one who oversees must be a social worker and another person.
    #[error("Name another person, a social worker, to oversee the work; {name} cannot")]
    CannotOversee {
        /// Who was named.
        name: String,
    },
}

/// Whether a profession, as it is written in the worker's record, is that of a social worker. One that is not known is
/// taken for one, for it came from a file that names social workers only.
pub fn is_social_worker(profession: &str) -> bool {
    profession.trim().is_empty() || profession.to_lowercase().contains("social worker")
}

/// Somebody who is to lead or to oversee.
#[derive(Debug, Clone, Copy)]
pub struct Person<'a> {
    /// The worker's key.
    pub id: i64,
    /// Their name.
    pub name: &'a str,
    /// Their profession.
    pub profession: &'a str,
}

/// Whether this worker may take this role, with this person overseeing.
///
/// Source: Working Together to Safeguard Children 2023, chapter 3: the lead practitioner for a child in need need not be
/// a social worker; a social work qualified practice supervisor or manager agrees who leads and oversees.
pub fn check(role: ResponsibilityRole, worker: Person<'_>, overseer: Option<Person<'_>>) -> Result<(), LeadFault> {
    let (name, profession) = (worker.name.to_owned(), worker.profession.to_owned());
    match overseer {
        Some(o) if o.id == worker.id || !is_social_worker(o.profession) => {
            return Err(LeadFault::CannotOversee { name: o.name.to_owned() });
        }
        _ => {}
    }
    match (is_social_worker(worker.profession), role) {
        (true, _) => Ok(()),
        (false, ResponsibilityRole::SocialWorker) => Err(LeadFault::NotSocialWorker { name, profession }),
        (false, _) if overseer.is_none() => Err(LeadFault::NeedsOverseer { name, profession }),
        (false, _) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AMINA: Person<'_> = Person { id: 1, name: "Amina Yusuf", profession: "Social worker" };
    const GAIL: Person<'_> = Person { id: 2, name: "Gail Moss", profession: "Family support worker" };
    const HELEN: Person<'_> = Person { id: 3, name: "Helen Brearley", profession: "Social worker" };
    const LEAD: ResponsibilityRole = ResponsibilityRole::LeadPractitioner;

    #[test]
    fn a_lead_practitioner_who_is_no_social_worker_needs_one_who_oversees() {
        assert_eq!(check(LEAD, AMINA, None), Ok(()));
        assert_eq!(check(LEAD, GAIL, Some(HELEN)), Ok(()));
        assert!(check(LEAD, GAIL, None).unwrap_err().to_string().contains("who oversees"));
        assert!(check(ResponsibilityRole::SocialWorker, GAIL, Some(HELEN)).is_err());
        assert!(check(LEAD, AMINA, Some(AMINA)).is_err());
        assert!(check(LEAD, AMINA, Some(GAIL)).is_err());
    }

    #[test]
    fn a_profession_is_read_whatever_its_letters() {
        for (profession, is) in
            [("Social worker", true), ("Senior Social Worker", true), ("", true), ("Early help worker", false)]
        {
            assert_eq!(is_social_worker(profession), is, "{profession}");
        }
    }
}
