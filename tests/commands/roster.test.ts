import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emailKey, type Person, parseRoster } from '../../src/commands/roster.js';

const parse = (text: string) => parseRoster(Buffer.from(text));
const MEMBER = 'MEMBER' as Person['role'];
const SM = 'SCHEDULED_MEETING' as Person['licenses'][number];
const LE = 'LIVE_ENGAGEMENT' as Person['licenses'][number];
const GRACE: Person = { line: 2, name: 'Grace', email: 'grace@acme.example', role: MEMBER, licenses: [] };

describe('a roster', () => {
  it('names its columns in any order and case, blanks around them ignored; role and licenses may be left out', () => {
    expect(parse('name,email\nGrace,grace@acme.example').people).toEqual([GRACE]);
    expect(parse(' LICENSES , "Email" ,role,Name\n,grace@acme.example,, Grace \n').people).toEqual([GRACE]);
  });

  it('takes roles and kinds in any case, kinds between blanks, ";" or "|", each once and in the order of the schema', () => {
    const wanted = [
      ...[
        'SCHEDULED_MEETING LIVE_ENGAGEMENT',
        'live_engagement;Scheduled_Meeting',
        'LIVE_ENGAGEMENT | SCHEDULED_MEETING',
      ],
      ...[';;live_engagement  scheduled_meeting live_engagement;', '"LIVE_ENGAGEMENT\nSCHEDULED_MEETING"'],
    ];
    const { people, faults } = parse(
      `name,email,role,licenses\n${wanted.map((cell, row) => `Grace,grace${row}@acme.example,administrator,${cell}`).join('\n')}`,
    );
    expect(faults).toEqual([]);
    expect(people.map(({ role, licenses }) => [role, licenses])).toEqual(wanted.map(() => ['ADMINISTRATOR', [SM, LE]]));
  });

  it('reads quotes, breaks in quotes, a byte order mark, umlauts and lines of any ending, and skips blank lines', () => {
    const { people, faults } = parse(
      '\uFEFF"name","email",licenses\r\n\r\n"Ada ""the first"", Countess", "ada@acme.example" ,"SCHEDULED_MEETING\r\nLIVE_ENGAGEMENT"\r\n' +
        '  \r\n,,\r\nJörg Müßig,müßig@acme.example,\nZoë,zoë@acme.example,\r"李 小龍",li@acme.example,live_engagement',
    );
    expect(faults).toEqual([]);
    expect(people).toEqual([
      { ...GRACE, line: 3, name: 'Ada "the first", Countess', email: 'ada@acme.example', licenses: [SM, LE] },
      { ...GRACE, line: 7, name: 'Jörg Müßig', email: 'müßig@acme.example' },
      { ...GRACE, line: 8, name: 'Zoë', email: 'zoë@acme.example' },
      { ...GRACE, line: 9, name: '李 小龍', email: 'li@acme.example', licenses: [LE] },
    ]);
  });

  it('takes a cell that is quoted in part as it is written', () => {
    const { people } = parse('name,email\n"1815","1815"@acme.example\nJoe "Jo" Smith,jo@acme.example\n');
    expect(people.map(({ name, email }) => [name, email])).toEqual([
      ['1815', '"1815"@acme.example'],
      ['Joe "Jo" Smith', 'jo@acme.example'],
    ]);
  });

  it.each([
    [
      'licences',
      'name,email,licences',
      'line 1: "licences": there is no such column; there are name, email, role, licenses',
    ],
    ['none', 'name,email,', 'line 1: "": there is no such column; there are name, email, role, licenses'],
    ['twice', '\nname,EMAIL,email', 'line 2: email: the column is there more than once'],
    ['no email', 'name,role', 'line 1: email: the column is missing'],
    ['semicolons', 'name;email;role', 'line 1: the cells are separated by ";": save the file with commas'],
  ])('says which column it cannot take, and drops none: %s', (_, header, fault) => {
    expect(parse(`${header}\nGrace,grace@acme.example,`)).toEqual({ people: [], faults: [fault] });
  });

  it.each([
    ['empty', Buffer.from(''), 'The file is empty.'],
    ['only a mark and blank lines', Buffer.from('\uFEFF\r\n \n'), 'The file is empty.'],
    ['only a header', Buffer.from('name,email\n,\n'), 'The file has no rows below its header.'],
    [
      'Latin-1',
      Buffer.from('name,email\nMüller,m@acme.example', 'latin1'),
      'The file is not UTF-8: save it as "CSV UTF-8".',
    ],
    ['UTF-16', Buffer.from('\uFEFFname,email\na,b@c', 'utf16le'), 'The file is not UTF-8: save it as "CSV UTF-8".'],
  ])('says what the whole file lacks: %s', (_, bytes, fault) => {
    expect(parseRoster(bytes)).toEqual({ people: [], faults: [fault] });
  });

  it('says of every bad row its line, its column and the reason, and has nobody then', () => {
    const name = 'Must have 1 to 200 characters, without line breaks or control characters.';
    const email = 'Must be an e-mail address of at most 254 characters, such as ada@acme.example.';
    const rows = [
      'name,email,role,licenses',
      'Grace,grace@acme.example,MEMBER,',
      ' ,nobody,boss,SCHEDULED_MEETING GOLD;silver',
      `${'x'.repeat(201)},GRACE@acme.example,,`,
      '"two\r\nlines",two@acme.example,,',
      'Linus,linus@acme.example',
      'Linus,linus@acme.example,MEMBER,LIVE_ENGAGEMENT,SCHEDULED_MEETING',
      'Linus,,,',
      'Linus,,,',
      'Linus,linus@acme.example,,"open',
      'Linus,linus@acme.example,,',
    ];
    expect(parse(rows.join('\r\n'))).toEqual({
      people: [],
      faults: [
        `line 3: name: ${name}`,
        `line 3: email: ${email}`,
        'line 3: role: "boss" is none; there are MEMBER, ADMINISTRATOR.',
        'line 3: licenses: "GOLD" is none; there are SCHEDULED_MEETING, LIVE_ENGAGEMENT.',
        'line 3: licenses: "silver" is none; there are SCHEDULED_MEETING, LIVE_ENGAGEMENT.',
        `line 4: name: ${name}`,
        'line 4: email: "GRACE@acme.example" is on line 2 already.',
        `line 5: name: ${name}`,
        'line 7: the row has 2 cells, the header 4',
        'line 8: the row has 5 cells, the header 4',
        `line 9: email: ${email}`,
        `line 10: email: ${email}`,
        'line 11: a quote is opened in the row that begins here, and never closed',
      ],
    });
  });

  it('never takes what a stray quote swallows for a value', () => {
    const around = (cells: string) =>
      `name,email,role,licenses\n${cells}\nLinus,"linus@acme.example",,"LIVE_ENGAGEMENT"\n`;
    const strays = [
      '"Ada,ada@acme.example,,',
      'Ada,"ada@acme.example,,',
      'Ada,ada@acme.example,",',
      'Ada,ada@acme.example,,"',
    ];
    for (const stray of strays) {
      const { people, faults } = parse(around(stray));
      expect([stray, people]).toEqual([stray, []]);
      expect(faults[0]).toMatch(/^line 2: /);
    }
  });

  it('shows no control characters of the file to a terminal, and no endless cells', () => {
    const { faults } = parse(`name,email,role\nAda,ada@acme.example,\u001B[2J\u009B${'x'.repeat(500)}\n`);
    expect(faults).toEqual([expect.stringMatching(/^line 2: role: "\\u\{1b\}\[2J\\u\{9b\}x{55}\.\.\." is none; /)]);
  });

  it('reads back any people from any way of writing them down, each on their line', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'B', 'ü', '"', ',', ';', ' ', '李', '𝒜'),
      minLength: 1,
      maxLength: 12,
    });
    const person = fc.record({
      name: text.filter((name) => name.trim() !== ''),
      role: fc.constantFrom('MEMBER', 'ADMINISTRATOR'),
      licenses: fc.subarray([SM, LE]),
      separator: fc.constantFrom(' ', ';', '|', ' | ', '\n', '\r\n'),
      end: fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\r\n \r\n'),
    });
    const columns = fc.shuffledSubarray(['name', 'email', 'role', 'licenses'] as const, { minLength: 4 });
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 8 }), columns, fc.boolean(), (people, order, bom) => {
        let file = `${bom ? '\uFEFF' : ''}${order.join(',')}\n`;
        const expected = people.map(({ name, role, licenses, separator, end }, row) => {
          const line = file.split(/\r\n|\n|\r/).length;
          const cells = { name, email: `p${row}@acme.example`, role, licenses: licenses.join(separator) };
          file += order.map((column) => quoted(cells[column])).join(',') + end;
          return { line, name: name.trim(), email: cells.email, role, licenses };
        });
        expect(parse(file)).toEqual({ people: expected, faults: [] });
      }),
    );
  });
});

describe('the key of an e-mail', () => {
  it('is the same for all ways of writing it that the database takes for one (U4)', () => {
    expect(emailKey(' ADA@Acme.Example ')).toBe('ada@acme.example');
    expect(emailKey('ΣΊΣ@acme.example')).toBe(emailKey('σίσ@acme.example'));
    expect(emailKey('İ@acme.example')).toBe('i@acme.example');
    expect(emailKey('müller@acme.example')).not.toBe(emailKey('muller@acme.example'));
  });
});
