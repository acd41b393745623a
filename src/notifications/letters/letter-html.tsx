import { renderToString } from 'preact-render-to-string';
import { type Locale } from '../../users/index.js';

/** A letter as it was written and kept. */
export interface WrittenLetter {
  readonly subject: string;
  readonly body: string;
  readonly locale: string;
}

const openWords: Readonly<Record<Locale, string>> = {
  en: 'Open the page',
  fr: 'Ouvrir la page',
  nl: 'De pagina openen',
};

const ink = '#10333a';
const font = "'Atkinson Hyperlegible Next', Verdana, Arial, sans-serif";
const display = "'Bricolage Grotesque', 'Arial Black', Arial, sans-serif";

/**
 * The same letter in the look of the pages, made from its text, so that both always say the same. Each paragraph that is
 * an address becomes a button, with the address below for whoever wants to see where it leads. Styles stand in the
 * elements and tables make the frame: mail programs understand nothing else. Nothing is loaded, so nobody is followed.
 */
export function letterHtml({ subject, body, locale }: WrittenLetter): string {
  const [text = '', foot = ''] = body.split('\n-- \n');
  const paragraphs = text.split('\n\n').filter((paragraph) => paragraph.trim() !== '');
  const language = locale as Locale;
  const page = (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>{subject}</title>
      </head>
      <body style="margin:0;padding:0;background:#eef3f1">
        <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" style="background:#eef3f1">
          <tr>
            <td align="center" style="padding:24px 12px">
              <table role="presentation" width="600" cellPadding="0" cellSpacing="0" style="width:100%;max-width:600px">
                <Head />
                <tr>
                  <td style={`background:#ffffff;padding:28px 28px 32px;font:17px/1.55 ${font};color:${ink}`}>
                    <h1 style={`margin:0 0 20px;font:800 26px/1.15 ${display};letter-spacing:-.02em`}>{subject}</h1>
                    {paragraphs.map((paragraph) => (
                      <Paragraph text={paragraph.trim()} open={openWords[language]} />
                    ))}
                  </td>
                </tr>
                <Foot text={foot} />
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(page)}`;
}

const isAddress = (text: string): boolean => /^https?:\/\/\S+$/.test(text);

const Head = () => (
  <tr>
    <td
      style={`background:#ffd9bd;padding:18px 28px;border-radius:6px 6px 0 0;font:800 24px/1 ${display};color:${ink}`}
    >
      Tally
    </td>
  </tr>
);

function Paragraph({ text, open }: { text: string; open: string }) {
  if (!isAddress(text)) {
    return (
      <p style="margin:0 0 16px">
        {text.split('\n').map((line, index) => (
          <>
            {index > 0 && <br />}
            {line}
          </>
        ))}
      </p>
    );
  }
  return (
    <>
      <p style="margin:0 0 6px">
        <a
          href={text}
          style={`display:inline-block;padding:13px 26px;border-radius:6px;background:#c2341a;color:#ffffff;font:700 17px/1.2 ${display};text-decoration:none`}
        >
          {open}
        </a>
      </p>
      <p style="margin:0 0 20px;font-size:13px;line-height:1.4;word-break:break-all">
        <a href={text} style="color:#44595e">
          {text}
        </a>
      </p>
    </>
  );
}

const Foot = ({ text }: { text: string }) => (
  <tr>
    <td style={`padding:18px 28px;font:14px/1.5 ${font};color:#44595e;word-break:break-word`}>
      {text
        .trim()
        .split('\n')
        .map((line) => (
          <>
            {isAddress(line) ? (
              <a href={line} style="color:#44595e">
                {line}
              </a>
            ) : (
              line
            )}
            <br />
          </>
        ))}
    </td>
  </tr>
);
