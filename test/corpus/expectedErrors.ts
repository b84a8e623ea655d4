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
