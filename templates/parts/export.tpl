{{%AUTOESCAPE context="HTML"}}
{{! The list as a file, filtered as it is seen.  Filled by list_page().
    XLSX_URL CSV_URL }}
<a class="button desk-only" href="{{XLSX_URL}}">{{@icon file-spreadsheet}}Excel</a>
<a class="button button-quiet desk-only" href="{{CSV_URL}}">{{@icon download}}CSV</a>
