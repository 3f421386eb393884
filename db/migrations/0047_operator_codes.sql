CREATE TABLE "operator_codes" (
	"mobile_index" text NOT NULL,
	"code_hash" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "operator_codes_mobile_index_code_hash_pk" PRIMARY KEY("mobile_index","code_hash")
);
