import type { DataSource } from 'typeorm';

/** What waits in the outbox for somebody, newest first. Mails are queued behind the answer: this waits a little. */
export async function mailsTo(source: DataSource, email: string, count = 1) {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const mails = await source.query<{ template: string; language: string; data: Record<string, string> }[]>(
      'SELECT template, language, data FROM mail WHERE recipient = $1 ORDER BY created_at DESC',
      [email],
    );
    if (mails.length >= count) return mails;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`fewer than ${String(count)} mails to ${email}`);
}

/** The token in the link of the newest mail to somebody. */
export async function tokenSentTo(source: DataSource, email: string, count = 1): Promise<string> {
  const [mail] = await mailsTo(source, email, count);
  return new URL(mail!.data.link!, 'http://localhost').searchParams.get('jeton')!;
}
