import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNames } from './compare-names.ts';
import { listedName, listedSpellings } from './given-names.ts';
import { parseName } from './parse-name.ts';

const verdict = (a: string, b: string) => compareNames(parseName(a), parseName(b)).verdict;
const RUNS = { numRuns: Number(process.env['HEARSAY_LAW_RUNS'] ?? 200) };
const FAMILIES = ['al-Halabi', 'Velkassem', 'Tazi', 'الحلبي', 'Qaradali'];
const spelling = fc.constantFrom(...listedSpellings().flat());

describe('spellings of one name', () => {
  test.each([
    ['Muhammad Tazi', 'Mohamed Tazi'],
    ['Mehmet Tazi', 'محمد التازي'],
    ['Md. Tazi', 'Mohammed al-Tazi'],
    ['Abd al-Rahman Sahli', 'Abderrahmane Sahli'],
    ['Abdulrahman Sahli', 'عبد الرحمن سهلي'],
    ['Abdullah Nasr', 'Abd Allah Nasr'],
    ['عبدالله نصر', 'Abdallah Nasr'],
    ['Saif al-Din Qutuz', 'Seifeddine Koutouz'],
    ['صلاح الدين التازي', 'Salaheddine Tazi'],
    ['Nasrallah Sefwan', 'نصر الله صفوان'],
    ['Gamal Fahmy', 'Djamel Fahmi'],
    ['Oualid Chaker', 'Walid Shakir'],
    ['Recep Şahin', 'Rajab Shahin'],
    ['Xalid Cemal', 'Khalid Jamal'],
    ['Hossein Qāsemi', 'حسین قاسمی'],
    ['Dr. Khalid bin Omar al-Halabi', 'Khaled Omar Halaby'],
    ['Khaled Alhalabi', 'Khalid el-Halabi'],
    ['Youssef Khouri', 'Yusuf Khoury'],
    ['أحمد يحيى', 'احمد يحيي'],
  ])('[CL215] [CL216] %s is %s', (a, b) => {
    expect(verdict(a, b)).toBe('same');
    expect(verdict(b, a)).toBe('same');
  });
});

describe('different names', () => {
  const apart = [
    ['Hassan', 'Hussein'],
    ['Omar', 'Ammar'],
    ['Salim', 'Salam'],
    ['Walid', 'Khaled'],
    ['Jamal', 'Jamil'],
    ['Karim', 'Karam'],
    ['Rashid', 'Rashad'],
    ['Amin', 'Amina'],
    ['حسن', 'حسين'],
    ['عمر', 'عمار'],
    ['سلام', 'سليم'],
    ['Hassan', 'حسين'],
    ['Omar', 'عمار'],
    ['Salam', 'سليم'],
    ['Khaled', 'وليد'],
  ] as const;

  test('[CL217] Hassan and Hussein, Omar and Ammar, Salim and Salam, Walid and Khaled are never one, whatever follows', () => {
    fc.assert(
      fc.property(fc.constantFrom(...apart), fc.constantFrom(...FAMILIES, ''), ([a, b], family) => {
        expect(verdict(`${a} ${family}`, `${b} ${family}`)).toBe('different');
        expect(verdict(`Abu Sahl ${a} ${family}`, `Abu Sahl ${b} ${family}`)).not.toBe('same');
      }),
      RUNS,
    );
  });

  test('[CL217] spellings that no line of the list holds together are different names', () => {
    fc.assert(
      fc.property(spelling, spelling, (a, b) => {
        const lines = listedName(a)?.filter((line) => listedName(b)?.includes(line));
        fc.pre(lines?.length === 0 && parseName(a).given?.kind === 'plain');
        fc.pre(parseName(b).given?.kind === 'plain');
        expect(verdict(`${a} Tazi`, `${b} Tazi`)).not.toBe('same');
      }),
      RUNS,
    );
  });
});

describe('how far names agree', () => {
  test('[CL218] a kunya alone never suffices', () => {
    fc.assert(
      fc.property(
        spelling,
        spelling,
        fc.constantFrom('Abu', 'Umm', 'أبو', 'أم'),
        fc.constantFrom(...FAMILIES),
        (of, given, parent, family) => {
          const kunya = `${parent} ${of}`;
          for (const [a, b] of [
            [kunya, kunya],
            [kunya, `${kunya} ${given} ${family}`],
            [`${kunya} Luqman ${family}`, kunya],
          ] as const) {
            expect(['kunya', 'different']).toContain(verdict(a, b));
          }
        },
      ),
      RUNS,
    );
    expect(verdict('Abu Omar', 'Abou Omar')).toBe('kunya');
  });

  test('[CL219] comparing is symmetric, and a name is the same as itself', () => {
    const word = fc.oneof(
      spelling,
      fc.constantFrom('Velkassem', 'al-Halabi', 'Abu Omar', 'A.', 'درويش', '李', 'Иван'),
    );
    const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(name, name, (a, b) => {
        const [x, y] = [
          compareNames(parseName(a), parseName(b)),
          compareNames(parseName(b), parseName(a)),
        ];
        expect(x.verdict).toBe(y.verdict);
        expect(x.likeness).toBeCloseTo(y.likeness, 9);
        expect(x.likeness).toBeGreaterThanOrEqual(0);
        expect(x.likeness).toBeLessThanOrEqual(1);
        const own = parseName(a);
        if (own.given !== null && own.given.word.length > 1) {
          expect(['same', 'possible']).toContain(compareNames(own, own).verdict);
        }
      }),
      RUNS,
    );
  });

  test('[CL220] what is left out does not part names, what differs does, and both are said', () => {
    expect(verdict('Muhammad Salih Ahmad', 'Mohammed Ahmed')).toBe('same');
    const one = compareNames(parseName('Khaled Nasser Tazi'), parseName('Khalid Nasir Halabi'));
    expect(one.verdict).toBe('possible');
    expect(one.against[0]).toBe('"Tazi" is not "Halabi"');
    expect(verdict('Khaled', 'Khalid Nasser')).toBe('possible');
    expect(verdict('Tazi Khaled', 'Khaled Tazi')).toBe('possible');
    expect(verdict('K. Tazi', 'Khaled Tazi')).toBe('possible');
  });
});
