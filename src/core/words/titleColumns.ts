/**
 * How many columns (`displayWidth`) of a title are shown. X documents 70 characters; the others publish no limits: the values are what fits on
 * their current cards.
 */
export const titleColumns = { google: 60, discover: 100, x: 70, facebook: 88, linkedin: 110, wechat: 56 } as const
