//! The macro that turns a folder of siblings into a list: it declares the modules too, so there is
//! nothing to keep in step.

/// Declares modules by family and lists the value that each of them defines.
macro_rules! catalogue {
    ($(#[doc = $doc:literal])* $vis:vis $list:ident: $type:ty as $item:ident;
     $($family:ident { $($module:ident),* $(,)? })*) => {
        $(
            mod $family {
                $( pub(super) mod $module; )*
            }
        )*

        $(#[doc = $doc])*
        $vis static $list: &[&$type] = &[$( $( &$family::$module::$item ),* ),*];
    };
}
pub(crate) use catalogue;
