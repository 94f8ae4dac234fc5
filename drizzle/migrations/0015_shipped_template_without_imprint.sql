-- The imprint of the shipped election of 2023 used to hold instructions for its operator, which voters saw. It is published
-- again without them, unless somebody has written an imprint of their own or there are positions.
UPDATE "election" SET "template" = true, "imprint" = '{}', "changed_at" = clock_timestamp()
WHERE "slug" = 'kz-2023'
	AND "imprint" -> 'publisher' ->> 'en' = 'The organisation or person that runs this site must state its name here.'
	AND NOT EXISTS (
		SELECT 1 FROM "position" JOIN "contender" ON "contender"."id" = "position"."contender"
		WHERE "contender"."election" = "election"."id"
	);
