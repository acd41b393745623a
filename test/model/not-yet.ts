/** Steps that the tables allow and nothing takes today. */
export const notYet: Readonly<Record<string, string>> = {};
