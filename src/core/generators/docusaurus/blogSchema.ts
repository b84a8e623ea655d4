const text = { type: ['string', 'number'] }
const flag = { anyOf: [{ type: 'boolean' }, { enum: ['true', 'false'] }] }
/** An address without blanks and letters other than ASCII. */
const address = { type: 'string', pattern: '^[!-~]+$' }
const headingLevel = { type: ['number', 'string'], minimum: 2, maximum: 6 }

/**
 * The fields of a blog article that Docusaurus validates (`validateBlogPostFrontMatter`, by Joi): with other values the build stops.
 * Measured on 3.10.2. Joi converts numbers to text, and "true" to true. The rules for dates check `date`.
 */
export const blogSchema = {
  type: 'object',
  properties: {
    title: text,
    description: text,
    tags: {
      type: 'array',
      items: {
        type: ['string', 'number', 'object'],
        minLength: 1,
        properties: { label: text, permalink: text },
        required: ['label', 'permalink'],
      },
    },
    authors: {
      type: ['string', 'number', 'array', 'object'],
      items: {
        type: ['string', 'number', 'object'],
        anyOf: [{ type: ['string', 'number'] }, { required: ['name'] }, { required: ['key'] }],
      },
    },
    author: text,
    author_title: text,
    author_url: address,
    author_image_url: address,
    image: address,
    keywords: { type: 'array', minItems: 1, items: text },
    draft: flag,
    unlisted: flag,
    hide_table_of_contents: flag,
    slug: text,
    last_update: { type: 'object', minProperties: 1 },
    toc_min_heading_level: headingLevel,
    toc_max_heading_level: headingLevel,
  },
}
