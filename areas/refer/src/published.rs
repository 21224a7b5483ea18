//! The only door for whoever sets an authority up.

/// For a demonstration authority: the same writes as the pages make.
pub mod arranging {
    use crate::rules::typed::Typed;
    use crate::store::{draft, key};
    use store::{Acting, Fault};

    /// Makes a key that nobody is told: it stands on the agency's page as made.
    pub fn make_key(acting: &mut Acting<'_>, agency: i64, label: &str, by: &str) -> Result<i64, Fault> {
        let secret = format!("kith_{:016x}{:016x}", acting.number(), acting.number());
        key::make(acting, agency, label, &secret, by)
    }

    /// Begins a public form and fills in these fields; nobody holds its secret, and it is forgotten as every form is.
    pub fn begin_form(acting: &mut Acting<'_>, fields: &[(&str, &str)]) -> Result<(), Fault> {
        let (name, secret) = (format!("{:016x}", acting.number()), format!("{:016x}", acting.number()));
        let mut plain = acting.plain();
        let id = draft::begin(&mut plain, &name, &secret)?;
        draft::keep(&mut plain, id, &Typed::of(fields.iter().copied()))?;
        Ok(())
    }
}
