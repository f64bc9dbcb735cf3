/** The branch a session begins in. */
export const rootBranch = 'main';
