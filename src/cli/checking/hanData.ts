import chinese from '../../../media/han.json'

/** The text of media/han.json. Load it on request: only sites with Chinese names need it. */
export const hanData = JSON.stringify(chinese)
