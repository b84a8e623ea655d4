import { all, article } from './articles.mjs'

const dated = (date, more = '', body = undefined) => article(`title: Harbour\ndate: ${date}${more}`, body)
/** As *Add Correction* writes it. */
const corrected = '\nupdated: 2022-01-14 09:00:00\ncorrections:\n  - date: 2022-01-14\n    text: It opens on Friday.'

/** What an article says of its days, and of its corrections. */
export const publishing = all('publishing', {
  'in-the-past': dated('2022-01-12 10:00:00'),
  'in-the-future': dated('2999-01-12 10:00:00'),
  'publishDate-in-the-future': dated('2022-01-12 10:00:00', '\npublishDate: 2999-01-12 10:00:00'),
  expired: dated('2022-01-12 10:00:00', '\nexpiryDate: 2022-01-20 10:00:00'),
  'expires-in-the-future': dated('2022-01-12 10:00:00', '\nexpiryDate: 2999-01-20 10:00:00'),
  'another-weekday': dated('2022-01-12 10:00:00', '', 'It opens on Thursday, January 12, 2022.\n'),
  corrections: dated('2022-01-12 10:00:00', corrected),
})

/** The template tags that a layout of Jekyll has, in the body. */
export const correctionsInLiquid = all('liquid', {
  corrections: dated('2022-01-12 10:00:00', corrected, '{% for one in page.corrections %}{{ one.date }}: {{ one.text }}{% endfor %}\n'),
})
