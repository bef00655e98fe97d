// Step: none (tool). What JSON can hold: what a channel hands over to be kept and gets back as it was.

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
