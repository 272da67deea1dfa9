using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Engines;

/// <summary>
/// What every engine must do with Redshift SQL; one subclass an engine. Where Redshift itself may answer otherwise, a property says how. What only
/// the engines have to do that stand for Redshift is in <see cref="LocalEngineContract"/>.
/// </summary>
public abstract partial class EngineContract : IDisposable
{
    private readonly DuckDb.TemporaryFolder bucket = new();
    private readonly Lazy<IEngine> engine;

    protected EngineContract() =>
        engine = new Lazy<IEngine>(() => (IEngine)OpenEngine(isReadOnly: false, showsValues: true));

    /// <summary>The folder that stands for s3://b.</summary>
    protected string BucketFolder => bucket.Path;

    /// <summary>A schema that is not there, and that nothing else uses.</summary>
    protected virtual string OtherSchema => "s";

    /// <summary>False: errors point at their statement's start.</summary>
    protected virtual bool NamesPlaces => true;

    private protected IEngine Engine => engine.Value;

    public void Dispose()
    {
        if (engine.IsValueCreated)
        {
            engine.Value.Dispose();
        }

        bucket.Dispose();
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Keys_are_declared_and_not_enforced()
    {
        Run("create table t (id integer primary key, code varchar(5) unique)");
        Run("insert into t values (1, 'a'), (1, 'a')");

        Assert.Equal(["1|a", "1|a"], Rows("select * from t"));
    }

    [Fact]
    public void Not_null_is_enforced()
    {
        Run("create table t (id integer not null)");

        var error = Fails("insert into t values (null)");

        Assert.Equal("23502", error.Code);
    }

    [Theory]
    [InlineData("insert into t (name) values ('äöü')")]
    [InlineData("insert into t (name) select 'äöü'")]
    [InlineData("update t set name = 'äöü'")]
    [InlineData("update t set name = name || name from (select 1 as one) as s where s.one = 1")]
    [InlineData(
        "merge into t using (select 'abc' as k) as s on t.name = s.k when matched then update set name = 'toolong' when not matched then insert values ('x')"
    )]
    [InlineData(
        "merge into t using (select 'zzz' as k) as s on t.name = s.k when matched then update set name = 'x' when not matched then insert (name) values ('toolong')"
    )]
    public void Varchar_counts_bytes_in_every_statement_that_writes(string sql)
    {
        Run("create table t (name varchar(5))");
        Run("insert into t values ('abc')");

        var error = Fails(sql);

        Assert.Equal("22001", error.Code);
        Assert.Equal("value too long for type character varying(5)", error.Message);
        Assert.Equal(["abc"], Rows("select name from t"));
    }

    [Fact]
    public void Excess_blanks_are_cut()
    {
        Run("create table t (name varchar(3), code char(2))");
        Run("insert into t values ('a       ', 'b     ')");

        Assert.Equal(["[a  ]"], Rows("select '[' || name || ']' from t"));
    }

    [Theory]
    [InlineData("insert into t values ('é')")]
    [InlineData("insert into t select 'é'")]
    [InlineData("update t set code = 'é'")]
    public void Char_holds_single_byte_characters_only(string sql)
    {
        Run("create table t (code char(3))");
        Run("insert into t values ('abc')");

        Assert.Contains("ultibyte character not supported for CHAR", Fails(sql).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Varchar_alone_and_text_hold_256_bytes()
    {
        Run("create table t (a varchar, b text)");
        Run($"insert into t values ('{new string('x', 256)}', '{new string('y', 256)}')");

        Assert.Equal("22001", Fails($"insert into t (a) values ('{new string('x', 257)}')").Code);
        Assert.Equal("22001", Fails($"insert into t (b) values ('{new string('x', 257)}')").Code);
    }

    [Fact]
    public void Lengths_survive_renames_and_added_columns()
    {
        Run("create table t (name varchar(3))");
        Run("alter table t rename column name to title");
        Run("alter table t rename to u");
        Run("alter table u add column extra varchar(2) default 'xy'");

        Assert.Equal("22001", Fails("insert into u (title) values ('four')").Code);
        Assert.Equal("22001", Fails("insert into u (extra) values ('abc')").Code);
        Run("insert into u (title) values ('abc')");
        Assert.Equal(["abc|xy"], Rows("select * from u"));
    }

    [Fact]
    public void A_column_is_replaced_in_one_transaction_on_a_filled_table()
    {
        Run("create table t (id integer not null, price varchar(10), note varchar(5) default 'n')");
        Run("insert into t values (1, '12'), (2, '13')");

        Run("begin");
        Run("alter table t add column amount integer");
        Run("update t set amount = price::integer");
        Run("alter table t drop column price");
        Run("alter table t rename column amount to price");
        Run("commit");

        Assert.Equal(["1|n|12", "2|n|13"], Rows("select id, note, price from t order by id"));
        Assert.Equal("23502", Fails("insert into t (price) values (1)").Code);
    }

    [Fact]
    public void A_rolled_back_transaction_leaves_tables_and_their_definitions_as_they_were()
    {
        Run("create table t (name varchar(3))");

        Run("begin");
        Run("alter table t rename to u");
        Run("create table v (a varchar(1))");
        Run("rollback");

        Assert.Equal("22001", Fails("insert into t values ('four')").Code);
        Assert.Equal("42P01", Fails("insert into v values ('x')").Code);
        Run("create table v (a varchar(9))");
        Run("insert into v values ('123456789')");
    }

    [Fact]
    public void A_failed_statement_aborts_the_transaction()
    {
        Run("create table t (id integer)");
        Run("begin");
        Run("insert into t values (1)");
        Fails("select no_such_column from t");

        Assert.Equal("25P02", Fails("insert into t values (2)").Code);
        Assert.Equal("25P02", Fails("commit").Code);
        Assert.Empty(Rows("select * from t"));
    }

    [Fact]
    public void Identity_values_are_generated_and_not_accepted()
    {
        Run("create table t (id bigint identity(10, 5), name varchar(5))");
        Run("insert into t (name) values ('a')");
        Run("insert into t (name) values ('b')");

        Assert.Equal(["10|a", "15|b"], Rows("select id, name from t order by id"));
        Assert.Contains(
            "identity",
            Fails("insert into t (id, name) values (1, 'c')").Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Identity_goes_on_after_a_column_was_added()
    {
        Run("create table t (id bigint identity(1, 1), name varchar(5))");
        Run("insert into t (name) values ('a')");
        Run("alter table t add column more integer");
        Run("insert into t (name) values ('b')");
        Run("drop table t");
        Run("create table t (id bigint identity(1, 1), name varchar(5))");
        Run("insert into t (name) values ('c')");

        Assert.Equal(["1|c"], Rows("select id, name from t"));
    }

    [Fact]
    public void Names_are_folded_also_when_quoted()
    {
        Run("create table \"MyTable\" (\"Some Name\" integer, ÜBER integer)");
        Run("insert into mytable values (1, 2)");

        Assert.Equal(["1"], Rows("select \"some name\" from MYTABLE"));
    }

    [Fact]
    public void Public_is_the_default_schema()
    {
        Run("create table public.t (a integer)");
        Run("insert into t values (1)");

        Assert.Equal(["1"], Rows("select public.t.a from public.t"));
        Assert.Equal(["1"], Rows("select t.a from \"Public\".\"T\""));
    }

    [Fact]
    public void Integers_divide_to_integers()
    {
        Assert.Equal(["3|-3"], Rows("select 7 / 2, -7 / 2"));
    }

    [Fact]
    public void Backslashes_escape_in_literals()
    {
        Assert.Equal(["a\nb'c\\d"], Rows("select 'a\\nb\\'c\\\\d'"));
    }

    [Fact]
    public void Insert_without_a_list_fills_the_first_columns()
    {
        Run("create table t (a integer, b varchar(5) default 'x', c integer default 7)");
        Run("insert into t values (1), (2)");
        Run("insert into t values (3, 'y')");
        Run("insert into t values (4, default, 8)");

        Assert.Equal(["1|x|7", "2|x|7", "3|y|7", "4|x|8"], Rows("select * from t order by a"));
    }

    [Fact]
    public void Merge_refuses_several_matches_for_one_row()
    {
        Run("create table t (id integer, n integer)");
        Run("insert into t values (1, 0)");

        var error = Fails(
            "merge into t using (select 1 as id, 5 as n union all select 1, 6) as s on t.id = s.id when matched then update set n = s.n when not matched then insert values (s.id, s.n)"
        );

        Assert.Equal("Found multiple matches to update the same tuple.", error.Message);
    }

    [Fact]
    public void Temporary_tables_hide_permanent_ones_and_end_with_the_session()
    {
        Run("create table t (name varchar(10))");
        Run("create temp table t (name varchar(2))");

        Assert.Equal("22001", Fails("insert into t values ('abc')").Code);
    }

    [Fact]
    public void A_temporary_table_like_another_has_its_lengths_and_not_null()
    {
        Run("create table t (id integer not null, name varchar(3) default 'abc')");
        Run("create temp table if not exists u (like t)");
        Run("create temp table if not exists u (like t)");

        Assert.Equal("23502", Fails("insert into u (name) values ('a')").Code);
        Assert.Equal("22001", Fails("insert into u values (1, 'abcd')").Code);
    }

    [Fact]
    public void Errors_point_into_the_text_that_was_written()
    {
        var error = Fails("select \"A\", sysdate,\n    no_such from (select 1 as a) as s");

        Assert.Equal("42703", error.Code);
        var place = error.Span!.Value.Start;
        Assert.Equal(NamesPlaces ? (2, 5) : (1, 1), (place.Line, place.Column));
    }

    [Fact]
    public void Sysdate_is_the_same_in_a_whole_transaction()
    {
        Run("create table t (made timestamp default sysdate, n integer)");
        Run("begin");
        Run("insert into t (n) values (1)");
        Run("insert into t (n) values (2)");
        Assert.Equal(["2"], Rows("select count(*) from t where made = sysdate"));
        Run("commit");
    }

    [Fact]
    public void A_second_session_commits_while_the_first_has_an_open_transaction()
    {
        Run("create table journal (n integer)");
        using var second = Engine.OpenSession();
        Run("begin");
        Run("create table t (n integer)");
        second.Execute("insert into journal values (1)");
        Run("rollback");

        Assert.Equal(["1"], Rows("select n from journal"));
    }

    [Fact]
    public void What_the_engine_does_not_know_is_refused_by_name()
    {
        var error = Fails("vacuuum t");

        Assert.Equal("0A000", error.Code);
    }

    /// <summary>Returns an IEngine: a session on the one database, which was empty.</summary>
    protected abstract object OpenEngine(bool isReadOnly, bool showsValues);

    /// <summary>Makes an object of s3://b.</summary>
    protected virtual void Put(string path, string content)
    {
        var file = Path.Combine(BucketFolder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    /// <summary>A statement as it is run.</summary>
    protected virtual string Adapt(string sql) => sql;

    protected virtual void Dispose(bool disposing) { }

    private protected SqlStatement Own(string sql) => SqlStatement.Own(Adapt(sql));

    private protected void Run(string sql, CancellationToken cancellationToken = default)
    {
        using var result = Engine.Run(Own(sql), cancellationToken);
        foreach (var _ in result.Rows)
        {
            // Streamed results fail while they are read.
        }
    }

    private protected SparkifyException Fails(string sql) => Assert.Throws<SparkifyException>(() => Run(sql));

    private protected List<string> Rows(string sql) =>
        Engine
            .Read(Adapt(sql))
            .ConvertAll(row => string.Join('|', row.Select(v => v is null ? "NULL" : RedshiftText.Format(v))));
}
