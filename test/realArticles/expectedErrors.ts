/** The errors that the corpus really has, by folder and rule, with their cause. No other is one. */
export const expectedErrors: Readonly<Record<string, Readonly<Record<string, { readonly count: number; readonly cause: string }>>>> = {
  'Rock-Candy-Tea__RSSHUB-PAGE': {
    'date-invalid': { count: 1, cause: 'the feed reader wrote “Invalid Date”' },
    'img-alt-missing': { count: 2, cause: 'pictures of a feed of 2021, without alt' },
  },
  'facebook__react-native-website': {
    'img-alt-missing': { count: 22, cause: 'screenshots without alt, in four posts' },
  },
}

interface FrequentWarning {
  readonly folder: string
  readonly ruleId: string
  /** Of articles. */
  readonly count: number
  readonly cause: string
}

/** The rules that warn in more than 3 of 100 articles of a folder, and why that is right. */
export const frequentWarnings: readonly FrequentWarning[] = [
  { folder: 'facebook__react-native-website', ruleId: 'iframe-title', count: 3, cause: 'embedded films without a title' },
]
