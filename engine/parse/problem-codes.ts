/** Every code that `parseRuleset` and `parseStrictJson` can give, with its meaning and what to do about it. */
export const problemCodes = {
  // The text and its parts
  MALFORMED_JSON: {
    means: 'The text is not JSON.',
    hint: 'Correct the JSON at this place.',
  },
  INVALID_UNICODE: {
    means: 'A string holds half a surrogate pair.',
    hint: 'Write the character itself.',
  },
  DUPLICATE_KEY: {
    means: 'An object, or two files of a folder, have the same key twice.',
    hint: 'Remove or rename one of the two.',
  },
  FORBIDDEN_KEY: {
    means: 'A key that no document may have, such as __proto__.',
    hint: 'Rename it.',
  },
  TOO_DEEP: {
    means: 'The value is nested deeper than allowed.',
    hint: 'Write it flatter, for example with named conditions and derived facts.',
  },
  NUMBER_NOT_INTEGER: {
    means: 'A number that is not an integer within ±9007199254740991 stands unquoted.',
    hint: 'Write decimals in quotes, such as "3.6"; write integers without a fraction or exponent.',
  },
  MISSING_FILE: {
    means: 'A ruleset folder without ruleset.json.',
    hint: 'Add ruleset.json with format, programme and title.',
  },
  UNKNOWN_FILE: {
    means: 'A ruleset folder holds a file that is not part of a ruleset.',
    hint: 'Move the file into parts/, or remove it.',
  },
  // Shape
  WRONG_SHAPE: {
    means: 'The value has another JSON type than the format asks for.',
    hint: 'Correct the value; see FORMAT.md.',
  },
  MISSING_KEY: {
    means: 'A required key is absent.',
    hint: 'Add it.',
  },
  UNKNOWN_KEY: {
    means: 'A key that the format does not have.',
    hint: 'Remove it, or correct the name.',
  },
  NOT_AN_OPTION: {
    means: 'The value is not one of the words that may stand here.',
    hint: 'Write one of these.',
  },
  MALFORMED: {
    means: 'The text does not have the form that is asked for.',
    hint: 'Write it in that form.',
  },
  OUT_OF_BOUNDS: {
    means: 'A number or the length of a list is outside its bounds.',
    hint: 'Leave it out, or give it something.',
  },
  NO_FORM: {
    means: 'The value has none of the forms that may stand here.',
    hint: 'Write one of these forms; see FORMAT.md.',
  },
  // Names
  UNDECLARED_FACT: {
    means: 'A fact that is not declared.',
    hint: 'Declare it, or correct the name.',
  },
  UNDECLARED_FIELD: {
    means: 'A field that the entry at hand does not have.',
    hint: 'Declare it, or correct the name.',
  },
  UNDECLARED_ROLE: {
    means: 'A role that the group does not have.',
    hint: 'Declare it, or correct the name.',
  },
  UNDECLARED_PARAMETER: {
    means: 'A parameter that is not declared.',
    hint: 'Declare it, or correct the name.',
  },
  UNDECLARED_CONDITION: {
    means: 'A named condition that is not declared.',
    hint: 'Declare it, or correct the name.',
  },
  UNDECLARED_GROUP: {
    means: 'A group, or a member of it, that is not declared.',
    hint: 'Declare it, or correct the name.',
  },
  UNDECLARED_STAGE: {
    means: 'A stage that is not declared.',
    hint: 'Name a stage of the programme, or add it to "stages".',
  },
  UNDECLARED_SYSTEM: {
    means: 'A code system that is not declared.',
    hint: 'Declare it, or correct the name.',
  },
  UNDECLARED_GRANT_FIELD: {
    means: 'A grant field that is not declared.',
    hint: 'Declare it, or correct the name.',
  },
  UNDECLARED_COLUMN: {
    means: 'A cell of a column that the table does not have.',
    hint: 'Declare it, or correct the name.',
  },
  UNDECLARED_REQUIREMENT: {
    means: 'A replacement of a section or requirement that does not exist.',
    hint: 'Correct the name.',
  },
  UNDECLARED_LIST: {
    means: 'A list fact that is not declared.',
    hint: 'Declare it, or correct the name.',
  },
  DUPLICATE_ID: {
    means: 'An id, name or value that must be unique stands twice.',
    hint: 'Rename or remove one of the two.',
  },
  RESERVED_NAME: {
    means: 'A name or reason code that belongs to the engine.',
    hint: 'The engine has it already: choose another name.',
  },
  CYCLE: {
    means: 'Definitions that rest on each other.',
    hint: 'Break the circle at one of these names.',
  },
  // Declarations
  MISSING_ATTRIBUTE: {
    means: 'An attribute that this type needs is absent.',
    hint: 'Add it.',
  },
  SUPERFLUOUS_ATTRIBUTE: {
    means: 'An attribute that means nothing here.',
    hint: 'Remove it.',
  },
  WRONG_RANGE: {
    means: 'The lowest allowed value is above the highest.',
    hint: 'Exchange the two.',
  },
  WRONG_LOOKUP: {
    means: 'A look-up that cannot be made from what is declared.',
    hint: 'Correct the source, or remove the look-up.',
  },
  WRONG_DISCRETION: {
    means: 'A discretionary fact that is not a boolean of a case worker.',
    hint: 'A question to a case worker is answered by yes or no.',
  },
  WRONG_CONFIRMATION: {
    means: 'confirmedBy does not name a confirmation of the patient.',
    hint: 'Declare such a fact and name it here.',
  },
  WRONG_PATTERN: {
    means: 'A pattern that cannot be checked safely.',
    hint: 'Write the pattern with these.',
  },
  WRONG_GROUP: {
    means: 'Members of a group that differ in roles or types.',
    hint: 'Give every member the same roles, with facts declared alike.',
  },
  WRONG_MEET: {
    means: 'A way to narrow that does not fit the type of the grant field.',
    hint: 'Choose one that fits the type.',
  },
  WRONG_ASKED: {
    means: 'asked names a fact whose type does not fit the grant field.',
    hint: 'Name a fact of the same type.',
  },
  // Values and types
  WRONG_TYPE: {
    means: 'A value of another type than is needed.',
    hint: 'Use a value of that type.',
  },
  AMBIGUOUS_LITERAL: {
    means: 'A literal whose type cannot be told from where it stands.',
    hint: 'Write {"fact": …} or {"parameter": …}.',
  },
  WRONG_OPERATOR: {
    means: 'An operator that this type does not have.',
    hint: 'Use one of these operators.',
  },
  MISSING_OPERAND: {
    means: 'A comparison without a value.',
    hint: 'Add the value.',
  },
  SUPERFLUOUS_OPERAND: {
    means: 'A value behind an operator that takes none.',
    hint: 'Remove the value.',
  },
  NOT_ALLOWED_VALUE: {
    means: 'A value that the declaration does not allow.',
    hint: 'Write one of the declared values.',
  },
  IMPOSSIBLE_DATE: {
    means: 'A day that the calendar does not have.',
    hint: 'Correct the day.',
  },
  TOO_MANY_DIGITS: {
    means: 'More decimals than the scale allows.',
    hint: 'Write fewer digits, or declare a larger scale.',
  },
  NUMBER_TOO_LARGE: {
    means: 'A number that cannot be held exactly.',
    hint: 'Write a smaller number.',
  },
  SCALE_TOO_LARGE: {
    means: 'An expression whose result has more than 9 decimals.',
    hint: 'Divide with a named scale and rounding, or compare by multiplying the other side.',
  },
  NOT_A_CODE: {
    means: 'A text that is not a code of the system.',
    hint: 'Correct the code, or the pattern of the system.',
  },
  CODE_NOT_EXACT: {
    means: 'A coarse code where a complete one is needed, or a system that cannot tell.',
    hint: 'Write the complete code, use inCodes, or give the system an exactLength.',
  },
  SYSTEMS_DIFFER: {
    means: 'Codes of different systems compared.',
    hint: 'Codes can only be compared within the same systems.',
  },
  EMPTY_INTERVAL: {
    means: 'An interval without ends, with two ends on one side, or with nothing in it.',
    hint: 'Write one or two ends, the lower first.',
  },
  NEVER_NONE: {
    means: 'isNone or isSome of something that is never none.',
    hint: 'Declare "none": "allowed", or remove the condition.',
  },
  MAY_BE_NONE: {
    means: 'An expression that may be none where none is not allowed.',
    hint: 'Declare "none", or choose another value where it is none.',
  },
  WRONG_ARGUMENTS: {
    means: 'Arguments that this function does not take, or lacks.',
    hint: 'See FORMAT.md for what the function takes.',
  },
  NO_ENTRY_HERE: {
    means: 'A field, or a value that turns on a field, where there is no entry at hand.',
    hint: 'Write {"fact": …}, or a function over the list.',
  },
  NO_MEMBER_HERE: {
    means: 'A role, or a group condition without "of", where there is no member at hand.',
    hint: 'Name the member with "of", or write {"fact": …}.',
  },
  NOT_COUNTED: {
    means: 'counted over a list that has no classes.',
    hint: 'Add classes, or leave counted out.',
  },
  UNREACHABLE: {
    means: 'More alternatives are asked for than are listed.',
    hint: 'Ask for fewer, or list more.',
  },
  // Versions
  FIRST_HAS_BOUNDARY: {
    means: 'The first version has a boundary.',
    hint: 'Remove it, or put a version "none" (of a parameter: "missing") before it.',
  },
  MISSING_BOUNDARY: {
    means: 'A later version has no boundary.',
    hint: 'Say from which date, and by which fact it is measured.',
  },
  BOUNDARIES_NOT_ASCENDING: {
    means: 'Two boundaries by the same date that do not ascend.',
    hint: 'Put the versions in order, oldest first.',
  },
  NOTHING_BUT_NONE: {
    means: 'The only version says that there is none.',
    hint: 'Remove it altogether.',
  },
  // What rules stand for
  MISSING_GRANT: {
    means: 'An approval without a grant, or a grant without a field that it needs.',
    hint: 'Say what the approval gives.',
  },
  SUPERFLUOUS_GRANT: {
    means: 'A grant on something that is not an approval.',
    hint: 'Remove it.',
  },
  NOT_NARROWABLE: {
    means: 'A restriction that narrows an equal field.',
    hint: 'Give the field another "meet", or do not narrow it.',
  },
  SUPERFLUOUS_EXCEPTIONS: {
    means: 'Exceptions from something that refuses nothing.',
    hint: 'Remove them.',
  },
  NOTHING_REQUIRED: {
    means: 'A section that neither requires nor approves anything.',
    hint: 'Add one, or remove the section.',
  },
  OVERLAPPING_REPLACEMENTS: {
    means: 'Two replacements of one requirement that are not seen to exclude each other.',
    hint: 'Add such a comparison to both, or join the two.',
  },
  // Law
  DENY_WITHOUT_LAW: {
    means: 'A refusal that names no act or regulation.',
    hint: "Name the provision that allows the refusal; what a requirement or row names stands instead of its section's.",
  },
  AUTOMATIC_WITHOUT_BASIS: {
    means: 'An automatic refusal that does not say why a machine may refuse.',
    hint: 'Write the basis, or "automation": "recommend".',
  },
  AUTOMATIC_NOT_VERIFIED: {
    means: 'An automatic refusal on a legal basis that is not verified.',
    hint: 'Verify it, or write "automation": "recommend".',
  },
  AUTOMATIC_WITHOUT_EXCEPTIONS: {
    means: 'An automatic refusal without written exceptions (possibly none).',
    hint: 'Write them, even when there are none.',
  },
  AUTOMATIC_ON_CONTESTED_FACT: {
    means: 'An automatic refusal on a contestable fact without its confirmation.',
    hint: 'Require the confirmation in the conditions, or write "automation": "recommend".',
  },
  AUTOMATIC_ON_RECALLED_LAW: {
    means: 'An automatic outcome on law that is only recalled.',
    hint: 'Verify it, or write "automation": "recommend".',
  },
  RECALLED_PARAMETER: {
    means: 'A value that is only recalled.',
    hint: 'Write "missing" until the value is found.',
  },
  // Texts
  MISSING_TEXT: {
    means: 'A reason without a text that is required.',
    hint: 'Write the text, or correct the code.',
  },
  UNKNOWN_PLACEHOLDER: {
    means: 'A placeholder that names nothing.',
    hint: 'Declare it, or correct the name.',
  },
  PLACEHOLDER_WITHOUT_VALUE: {
    means: 'A placeholder that not every rule with this reason gives a value.',
    hint: 'Declare the value, or change the text.',
  },
  PLACEHOLDERS_DIFFER: {
    means: 'The languages of a text have different placeholders.',
    hint: 'Use the same placeholders in all languages.',
  },
  MALFORMED_PLACEHOLDER: {
    means: 'A brace that is not closed.',
    hint: 'Close the brace, or double it.',
  },
  // Warnings
  UNUSED: {
    means: 'Declared, but nothing reads it.',
    hint: 'Use it, or remove it.',
  },
  WITHOUT_EFFECT: {
    means: 'Written, but it changes nothing.',
    hint: 'Remove it, or change what it rests on.',
  },
  UNITS_DIFFER: {
    means: 'Two values of different units compared.',
    hint: 'Bring both to one unit.',
  },
  WITHOUT_SOURCE: {
    means: 'A value without a mark that says where it comes from.',
    hint: 'Add "mark" and "source".',
  },
} as const;

/** Code of a problem of a ruleset document or of a JSON text. */
export type ProblemCode = keyof typeof problemCodes;
