//! The days on which work is done.

use crate::yaml::{Date, Weekdays, Word, WorkDays, record};

record! {
    /// The days on which work is done.
    pub struct Calendar {
        /// The working days of a week.
        workdays | "工作日": Vec<Weekdays>,
        /// Days off.
        holidays | "节假日": Vec<Date>,
        /// The time zone.
        timezone | "时区": Option<Word>
    }
}

impl Calendar {
    pub(super) fn work_days(&self) -> WorkDays {
        let weekdays = self.workdays.iter().flat_map(|it| it.days.iter().copied());
        WorkDays::new(weekdays, self.holidays.iter().map(|it| it.day))
    }
}
