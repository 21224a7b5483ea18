//! Which answers of the health table and of the care leavers' table are given.

use super::{Oc2, Oc3};
use crate::cell::Text;

impl<'a> Oc2<'a> {
    /// Immunisations, teeth, health assessment and substance misuse: asked of everybody who is in the table.
    pub fn asked_of_all(&self) -> [Text<'a>; 4] {
        [self.immunisations, self.teeth_check, self.health_assessment, self.substance_misuse]
    }

    /// Offending, health promotion, intervention received and offered: asked of some.
    pub fn asked_of_some(&self) -> [Text<'a>; 4] {
        [self.convicted, self.health_check, self.intervention_received, self.intervention_offered]
    }

    /// One of those asked of everybody was left blank.
    pub fn lacks_some(&self) -> bool {
        self.asked_of_all().iter().any(|answer| answer.blank())
    }

    /// One of the eight that are answered with 0 or 1 is given.
    pub fn answers_some(&self) -> bool {
        self.asked_of_all().iter().chain(&self.asked_of_some()).any(|answer| answer.given())
    }
}

impl<'a> Oc3<'a> {
    /// In touch, activity and accommodation.
    pub fn answers(&self) -> [Text<'a>; 3] {
        [self.in_touch, self.activ, self.accom]
    }

    /// One of the three is given.
    pub fn answers_some(&self) -> bool {
        self.answers().iter().any(|answer| answer.given())
    }
}
