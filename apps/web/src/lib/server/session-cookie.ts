import type { Cookies } from '@sveltejs/kit';

/** Whether this browser may be signed in: asked before any request is made, and for most people answered by no. */
export const carriesSession = (cookies: Cookies): boolean =>
  cookies.getAll().some(({ name }) => name.endsWith('belvedere.session_token'));

/** Gives the browser the cookies that the API sets in its answer to a page. */
export function relayCookies(answer: Response, cookies: Cookies): void {
  for (const header of answer.headers.getSetCookie()) {
    const [pair = '', ...attributes] = header.split(/;\s*/);
    const options = new Map(
      attributes.map((attribute): [string, string] => {
        const [key = '', value = ''] = attribute.split('=');
        return [key.toLowerCase(), value];
      }),
    );
    const cut = pair.indexOf('=');
    cookies.set(pair.slice(0, cut), decodeURIComponent(pair.slice(cut + 1)), {
      path: options.get('path') ?? '/',
      httpOnly: options.has('httponly'),
      secure: options.has('secure'),
      sameSite: 'lax',
      ...(options.has('max-age') && { maxAge: Number(options.get('max-age')) }),
    });
  }
}
