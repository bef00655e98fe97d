// Noun: what a clause of material does: tells what was done, what lacks, why, what is planned, or speaks to whoever writes.

export const clauseRoles = ['done', 'lack', 'cause', 'plan', 'aside'] as const
export type ClauseRole = (typeof clauseRoles)[number]

/** How likely each is; sums to 1. */
export type RoleShares = Readonly<Record<ClauseRole, number>>
