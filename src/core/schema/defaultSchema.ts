const text = { type: ['string', 'number', 'null'] }
const flag = { type: ['boolean', 'null'] }
const image = { type: ['string', 'boolean', 'object', 'array', 'null'] }
/** One name, a list of them, or (Hexo) a list of paths, each a list. */
const taxonomy = {
  type: ['string', 'number', 'array', 'null'],
  items: { type: ['string', 'number', 'boolean', 'array', 'null'], items: { type: ['string', 'number', 'boolean', 'null'] } },
}
const byline = { type: ['string', 'array', 'object', 'null'], items: { type: ['string', 'object'] } }

/**
 * The usual front matter of news articles, for sites without a schema. Other keys are allowed. Keys are offered in this order. The values
 * of `date` and `title` are checked by rules.
 */
export const defaultSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'News article',
  type: 'object',
  properties: {
    title: { type: ['string', 'number', 'boolean', 'null'], description: 'The headline, as readers see it.' },
    subtitle: { ...text, description: 'The subtitle below the headline.' },
    date: { description: 'When the article is published, such as 2024-01-05T08:00:00+08:00.' },
    updated: { type: ['string', 'number', 'null'], description: 'When the article was last changed.' },
    author: { ...byline, description: 'The author (byline).', 'copydesk:vocabulary': 'authors' },
    authors: { ...byline, description: 'The authors, one entry for each.', 'copydesk:vocabulary': 'authors' },
    categories: { ...taxonomy, description: 'The categories (sections) of the article.', 'copydesk:vocabulary': 'categories' },
    category: { ...taxonomy, description: 'The category (section) of the article.', 'copydesk:vocabulary': 'categories' },
    tags: { ...taxonomy, description: 'Keywords of the article.', 'copydesk:vocabulary': 'tags' },
    headimg: { ...image, description: 'The head image of the article: a path or an address.' },
    thumbnail: { ...image, description: 'The small image in lists of articles.' },
    cover: { ...image, description: 'The cover image.' },
    image: { ...image, description: 'The image of the article, also for social media.' },
    description: { ...text, description: 'One or two sentences for search engines and social media.' },
    excerpt: { type: ['string', 'number', 'boolean', 'null'], description: 'The text shown in lists of articles.' },
    summary: { ...text, description: 'A short summary of the article.' },
    keywords: { type: ['string', 'array', 'null'], description: 'Keywords for search engines.' },
    slug: { ...text, description: "The last part of the article's address." },
    permalink: { type: ['string', 'boolean', 'object', 'null'], description: "The article's address on the site." },
    layout: { type: ['string', 'boolean', 'null'], description: "The site's template for this article." },
    lang: { type: ['string', 'null'], description: 'The language of the article, such as zh-CN.' },
    draft: { ...flag, description: 'true: not published yet.' },
    published: { ...flag, description: 'false: not published.' },
    comments: { ...flag, description: 'Whether readers may comment.' },
    toc: { type: ['boolean', 'object', 'null'], description: 'Whether a table of contents is shown.' },
    aliases: {
      type: ['string', 'array', 'null'],
      items: { type: 'string' },
      description: 'Older addresses that redirect to this article.',
    },
    corrections: {
      type: ['array', 'string', 'object', 'boolean', 'null'],
      items: {
        type: ['object', 'string'],
        properties: {
          date: { description: 'When the article was corrected.' },
          text: { ...text, description: 'What was wrong, and what is right.' },
        },
      },
      description: 'The corrections of the published article, with their dates.',
      'copydesk:correction': true,
    },
  },
} as const
